// What every page does beside htmx.
(() => {
  "use strict";

  const confirmed = (form) => !form.dataset.confirm || window.confirm(form.dataset.confirm);

  // a form that asks first, and no form is sent twice by two clicks
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent || !confirmed(form)) {
      event.preventDefault();
      return;
    }
    if (form.method === "post" && !form.hasAttribute("hx-post")) {
      form.dataset.sent = "yes";
    }
  });

  // coming back to a page that the browser has kept
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  document.addEventListener("change", ({ target }) => target.closest("form[data-apply-on-change]")?.requestSubmit());
})();

// what went wrong stands beside what was done, comes into view, and goes away once it is over
(() => {
  "use strict";

  const problems = new Map();

  const isPolling = (elt) => elt.matches("[hx-trigger*=every], [hx-trigger*='from:body']");

  // beside the control that was used, or else its form; what a page asks for by itself concerns the whole page
  const slotFor = ({ elt, requestConfig }) => {
    const used = requestConfig?.triggeringEvent?.submitter ?? requestConfig?.triggeringEvent?.target;
    const place = used instanceof Element && used !== elt && used.isConnected && used.matches("input, select, textarea, button") ? used : elt;
    const slot = document.createElement("div");
    slot.className = "problem";
    if (isPolling(elt) || !place.isConnected || place === document.body) {
      document.getElementById("notice").append(slot);
    } else {
      place.after(slot);
    }
    return slot;
  };

  const over = (elt) => {
    problems.get(elt)?.remove();
    problems.delete(elt);
  };

  const begin = (detail) => {
    over(detail.elt);
    const slot = slotFor(detail);
    problems.set(detail.elt, slot);
    return slot;
  };

  // whoever types on keeps the focus
  const show = (slot) => {
    slot.scrollIntoView({ block: "nearest" });
    if (!document.activeElement || document.activeElement === document.body || document.activeElement.matches("button")) {
      slot.tabIndex = -1;
      slot.focus({ preventScroll: true });
    }
  };

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.isError) {
      const slot = begin(detail);
      detail.target = slot;
      requestAnimationFrame(() => show(slot));
    }
  });

  const gone = ({ detail }) => {
    const slot = begin(detail);
    const text = document.createElement("p");
    text.className = "notice bad";
    text.setAttribute("role", "alert");
    text.textContent = "Leadline does not respond, so nothing was saved. Check that it is running, then try again.";
    slot.replaceChildren(text);
    show(slot);
  };
  document.addEventListener("htmx:sendError", gone);
  document.addEventListener("htmx:timeout", gone);

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) {
      over(detail.elt);
    }
  });

  document.querySelectorAll("#notice .notice.bad").forEach(show);
})();

// a whole row of a list leads where its link leads
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr.leads");
    const isOwn = event.target.closest("a, button, input, select, label") || String(window.getSelection());
    if (row && !isOwn) {
      row.querySelector("a").click();
    }
  });
})();

// a file that is dropped is a file that was chosen
(() => {
  "use strict";

  document.querySelectorAll("form.drop").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    const over = (event) => {
      event.preventDefault();
      form.classList.add("over");
    };
    form.addEventListener("dragover", over);
    form.addEventListener("dragenter", over);
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length === 1) {
        input.files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
  });
})();

// a button is not taken away while it is being pressed
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.matches("[data-live]:active")) {
    detail.shouldSwap = false;
  }
});

// what somebody has typed or chosen is never lost to an answer that comes later, nor to a script that does
(() => {
  "use strict";

  const CONTROLS = "select, textarea, input:not([type=hidden], [type=file], [type=password])";

  const valueOf = (control) => (control.type === "checkbox" && !control.checked ? null : control.value);

  const usual = (control) => {
    if (control.tagName === "SELECT") {
      const options = Array.from(control.options);
      return (options.find((option) => option.defaultSelected) ?? options[0])?.value;
    }
    return control.type === "checkbox" ? (control.defaultChecked ? control.value : null) : control.defaultValue;
  };

  const takes = (control, value) => control.tagName !== "SELECT" || Array.from(control.options).some((option) => option.value === value);

  const give = (control, value) => {
    if (control.type === "checkbox") {
      control.checked = value !== null;
    } else if (takes(control, value)) {
      control.value = value;
    }
  };

  const say = (control) => control.dispatchEvent(new Event("change", { bubbles: true }));

  const isBeingTyped = (control) => control === document.activeElement && control.tagName !== "SELECT";

  const sayInTime = (control) => {
    if (isBeingTyped(control)) {
      control.addEventListener("blur", () => say(control), { once: true });
    } else {
      say(control);
    }
  };

  const sayWhatIsNew = (place) => {
    Array.from(place.querySelectorAll(CONTROLS))
      .filter((control) => valueOf(control) !== usual(control))
      .forEach(sayInTime);
  };

  // what stands unchanged on this page may have been changed on another
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.elt.matches("form[data-changed-only]")) {
      Array.from(detail.elt.elements)
        .filter((control) => control.matches(CONTROLS) && valueOf(control) === usual(control))
        .forEach((control) => detail.formData.delete(control.name));
    }
  });

  const changedSince = new WeakMap();

  const sent = (control, formData) => (control.type === "checkbox" || formData.has(control.name) ? formData.get(control.name) : usual(control));

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { elt, formData } = detail.requestConfig;
    const form = elt.form ?? elt;
    const changed = Array.from(detail.target.querySelectorAll(CONTROLS)).filter((control) => control.id && control.form === form && valueOf(control) !== sent(control, formData));
    changedSince.set(detail.xhr, new Map(changed.map((control) => [control.id, valueOf(control)])));
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    (changedSince.get(detail.xhr) ?? []).forEach((value, id) => {
      const control = document.getElementById(id);
      if (control) {
        give(control, value);
      }
    });
  });

  document.addEventListener("htmx:afterSettle", ({ target }) => sayWhatIsNew(target));
  window.addEventListener("pageshow", () => sayWhatIsNew(document));
})();
