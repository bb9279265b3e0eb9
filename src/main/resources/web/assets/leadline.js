// What every page does beside htmx.
(() => {
  "use strict";

  const notice = (sentence) => {
    const place = document.getElementById("notice");
    if (place) {
      const text = document.createElement("p");
      text.className = "notice bad";
      text.textContent = sentence;
      place.replaceChildren(text);
    }
  };

  const gone = () => notice("Leadline does not respond. Check that it is running, then reload this page.");
  document.addEventListener("htmx:sendError", gone);
  document.addEventListener("htmx:timeout", gone);

  // a form that asks first, and no form is sent twice by two clicks
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (form.dataset.sent) {
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
  if (detail.target.matches("#live:active")) {
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
