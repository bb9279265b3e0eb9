/**
 * Decides which column is mapped to which field. {@link Planner} makes a {@link MappingPlan} from a
 * {@link PlanRequest}: by a {@link Mapping} file, or inferred from headers and values with evidence. The plan is stored
 * with the run and converts every row. If no mapping is certain, planning ends in a {@link dev.leadline.message.UserException}.
 */
@NamedInterface
@NullMarked
package dev.leadline.lead.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
