package dev.leadline.web.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for name and password. */
@Controller
final class LoginPage {

    @GetMapping("/login")
    String show(
            @AuthenticationPrincipal @Nullable Requester person,
            @RequestParam(required = false) @Nullable String problem,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        if (person != null) {
            return "redirect:/";
        }
        model.addAttribute("problem", problem == null ? "" : problem);
        model.addAttribute("to", LoginAnswers.wanted(to));
        return "login";
    }
}
