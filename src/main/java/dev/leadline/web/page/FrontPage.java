package dev.leadline.web.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What stands behind the address alone. */
@Controller
final class FrontPage {

    @GetMapping("/")
    String show() {
        return "front";
    }
}
