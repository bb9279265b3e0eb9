package dev.leadline.lead.mapping;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.FileProfile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is made from.
 *
 * @param target where the leads go
 * @param header the file's columns, in order
 * @param profile what the file's columns look like
 * @param mapping the mapping file, or null when the mapping is to be guessed
 * @param options constants of the command line, field to value in the API's own form
 * @param configured constants of the settings, which the mapping's and the command line's win over
 * @param account chosen in the console, for what nothing else says
 * @param lookups where names are looked up
 * @param file the file's name, for messages
 * @param isDelimited whether a character separates the cells of the file
 * @param invalidValues what happens to a row with a value that is not valid for an optional field
 * @param today the date on which the plan is made, which tells leases that began from dates that somebody wishes
 */
public record PlanRequest(
        Target target,
        List<String> header,
        FileProfile profile,
        @Nullable Mapping mapping,
        Map<String, String> options,
        Map<String, String> configured,
        ChosenAccount account,
        Lookups lookups,
        String file,
        boolean isDelimited,
        InvalidValues invalidValues,
        LocalDate today) {

    public PlanRequest {
        header = List.copyOf(header);
        options = Map.copyOf(options);
        configured = Map.copyOf(configured);
    }

    /** The same request, with a placeholder as the constant of each field. */
    PlanRequest withPlaceholders(List<String> fields) {
        Map<String, String> more = new HashMap<>(configured);
        fields.forEach(field -> more.put(field, field.toUpperCase(Locale.ROOT)));
        return new PlanRequest(
                target,
                header,
                profile,
                mapping,
                options,
                more,
                account,
                lookups,
                file,
                isDelimited,
                invalidValues,
                today);
    }
}
