package dev.leadline.plan;

import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.source.LeadFile;
import java.util.List;

/**
 * What an import of a file would do, made without a job or a database.
 *
 * @param leads the file, read
 * @param mapping the field of each column
 */
public record ImportPlan(ProfiledFile leads, MappingPlan mapping) {

    /** The file, opened. */
    public LeadFile file() {
        return leads.file();
    }

    /** The number of rows. */
    public long rows() {
        return leads.rows();
    }

    /** How the file is read, and what is ignored. */
    public List<String> notes() {
        return leads.notes();
    }

    /**
     * What the lookups make of the names in the file. Two plans of the same file differ where this differs.
     *
     * @return stable text; empty when nothing is looked up
     * @throws dev.leadline.source.UnusableFileException when the file has too many different names to keep, and can no
     *     longer be read
     */
    public String meaningOfNames() {
        return mapping.meaningOfNames(leads::cells);
    }
}
