package dev.leadline.web;

import dev.leadline.message.UserException;
import dev.leadline.web.access.Requester;
import dev.leadline.web.page.FlashMessage;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages as others will write them, and some that go wrong. */
@Controller
@SuppressWarnings("DoNotCallSuggester")
final class FailingPage {

    static final String CANARY = "ann.canary@example.com";

    @GetMapping("/runs/stumbling")
    String stumble() {
        throw new IllegalStateException("no place for " + CANARY);
    }

    @GetMapping("/runs/refusing")
    String refuse() {
        throw UserException.usage("run.no-run", 12);
    }

    @GetMapping("/runs/unwritten")
    String misspell() {
        return "there-is-no-such-template";
    }

    @GetMapping("/imports/who")
    @ResponseBody
    String who(@AuthenticationPrincipal Requester person) {
        return person.name();
    }

    @PostMapping("/schedules/noted")
    String note(@AuthenticationPrincipal Requester person, RedirectAttributes next) {
        FlashMessage.done(next, "Noted by <b>" + person.name() + "</b>.");
        return "redirect:/";
    }

    @PostMapping("/imports/uploaded")
    @ResponseBody
    String upload(@RequestParam MultipartFile file) throws IOException {
        return file.getOriginalFilename() + " " + file.getBytes().length;
    }
}
