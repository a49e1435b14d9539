package io.lapilli.sandbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import io.lapilli.sandbox.LiveSessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A room. Everything in it goes over {@code /live/{room}/…} and past the framework, so that a token costs no page update
 * and a guest needs no session of the portal.
 */
@Tag("lap-live-room")
@NpmPackage(value = "@codemirror/collab", version = "6.1.1")
@NpmPackage(value = "@codemirror/autocomplete", version = "6.20.4")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "qrcode-generator", version = "2.0.4")
@JsModule("./components/lap-live-room.ts")
class LiveRoom extends Component {

    private static final String PREFIX = "live.room.";
    private static final List<String> TEXTS = List.of(
            "a-month",
            "answer-of",
            "auto-rerun",
            "back",
            "backstage",
            "bad",
            "close",
            "closed-text",
            "closed-title",
            "copied",
            "copy",
            "cost",
            "daily",
            "did-bad",
            "did-good",
            "did-joined",
            "did-restored",
            "did-run",
            "did-typed",
            "did-variant",
            "drop",
            "face-of",
            "faces",
            "first-token",
            "good",
            "input",
            "join",
            "join-title",
            "knowledge",
            "label",
            "lasts",
            "lasts-168",
            "lasts-2",
            "lasts-24",
            "link",
            "link-once",
            "make-link",
            "max-tokens",
            "model",
            "no-line",
            "not-yet",
            "offline",
            "opening",
            "over-text",
            "over-title",
            "pace",
            "people",
            "prompt-of",
            "qr",
            "reason",
            "refused-not-found",
            "refused-not-permitted",
            "refused-nothing-to-ask",
            "refused-session-over",
            "rehearsal",
            "remove",
            "restore",
            "revoke",
            "role",
            "role-editor",
            "role-host",
            "role-viewer",
            "run",
            "run-failed",
            "run-lost",
            "run-stopped",
            "samples",
            "share",
            "share-title",
            "spent",
            "stage",
            "stage-deciding",
            "stage-live",
            "stage-lost",
            "stage-prepared",
            "stage-won",
            "stop",
            "streaming",
            "temperature",
            "timeline",
            "tokens",
            "until",
            "variant",
            "variants",
            "waiting",
            "your-name");

    /** @param back where staff go when they leave; empty for guests, who have no other place */
    LiveRoom(LiveSessionId room, String back) {
        getElement().setProperty("room", room.text());
        getElement().setProperty("back", back);
        getElement().setProperty("language", UI.getCurrentOrThrow().getLocale().toLanguageTag());
        Map<String, String> texts = new LinkedHashMap<>();
        // a value that is put in later stands as its number
        TEXTS.forEach(key -> texts.put(key, getTranslation(PREFIX + key, "{0}", "{1}", "{2}")));
        getElement().setPropertyMap("texts", texts);
    }
}
