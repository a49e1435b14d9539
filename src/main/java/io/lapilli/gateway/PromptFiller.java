package io.lapilli.gateway;

import io.lapilli.prompt.PromptBook;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.PromptUses;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.PromptId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Puts a stored prompt into a request that names one: its messages before the request's own, its model and parameters
 * where the request has none. What comes out is a request as any client could have sent it, without the field
 * {@code prompt}.
 */
@Component
class PromptFiller {

    private static final Logger log = LoggerFactory.getLogger(PromptFiller.class);

    /** Characters that a prompt may have with its variables filled in. */
    private static final int LONGEST = 8 << 20;

    private final PromptBook book;
    private final PromptUses uses;

    PromptFiller(PromptBook book, PromptUses uses) {
        this.book = book;
        this.uses = uses;
    }

    /** A request with its prompt filled in. */
    record Filled(PromptId prompt, int version, byte[] body) {}

    /** @throws Refusal that names the field, such as {@code prompt.variables.city} */
    Filled fill(Incoming incoming, BodyMemory.Share memory) {
        var body = new PromptedBody(incoming.body(), incoming.length());
        PromptBook.Found found = find(incoming.caller(), body.call());
        List<PromptMessage> messages = rendered(found, body.call());
        SplicedBody spliced = body.with(found.renderer().content(), messages);
        memory.hold((long) incoming.length() + spliced.length());
        return new Filled(found.prompt(), found.version(), spliced.toBytes());
    }

    /** The request was admitted. */
    void used(Caller caller, Filled filled) {
        uses.count(filled.prompt(), filled.version(), caller.key().id());
    }

    private PromptBook.Found find(Caller caller, PromptCall call) {
        if (!book.has(caller.project(), call.id())) {
            throw PromptCall.noPrompt(call.id().text());
        }
        Integer version = call.version();
        PromptBook.Found found;
        try {
            found = version == null ? book.byLabel(call.id(), call.label()) : book.byNumber(call.id(), version);
        } catch (DataAccessException away) {
            log.warn("A prompt that was not used lately can't be read now", away);
            throw Refusal.failed(503, "overloaded", "The prompt can't be read at the moment.", "2");
        }
        if (found == null) {
            throw version == null
                    ? Refusal.invalid(
                            404,
                            "not_found",
                            "prompt.label",
                            "The prompt has no label \"" + PromptCall.shown(call.label()) + "\".")
                    : Refusal.invalid(404, "not_found", "prompt.version", "The prompt has no version " + version + ".");
        }
        return found;
    }

    private static List<PromptMessage> rendered(PromptBook.Found found, PromptCall call) {
        try {
            return found.renderer().render(call.variables(), LONGEST);
        } catch (InvalidInputException wrong) {
            throw Refusal.invalid(
                    400,
                    wrong.reason(),
                    "prompt." + PromptCall.shown(wrong.field()),
                    PromptCall.shown(wrong.getMessage() == null ? wrong.reason() : wrong.getMessage()));
        }
    }
}
