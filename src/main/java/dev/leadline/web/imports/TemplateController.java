package dev.leadline.web.imports;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.web.page.CsvAnswer;
import dev.leadline.web.page.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives templates out, to be filled in with a spreadsheet and imported. */
@Controller
final class TemplateController {

    private final Settings settings;

    TemplateController(Settings settings) {
        this.settings = settings;
    }

    @GetMapping("/imports/template")
    void template(@RequestParam(defaultValue = Targets.USUAL) String target, HttpServletResponse response)
            throws IOException {
        Target wanted = named(target);
        CsvAnswer.begin(response, "leadline-template-%s.csv".formatted(wanted.name()), ImportTemplate.columns(wanted));
    }

    private Target named(String name) {
        try {
            return settings.targets().named(name, settings.vendor());
        } catch (UserException e) {
            throw new NotFoundException();
        }
    }
}
