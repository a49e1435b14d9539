package io.lapilli.rehearsal;

import io.lapilli.catalog.UpstreamKind;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamCall;
import io.lapilli.gateway.upstream.UpstreamClient;
import io.lapilli.rehearsal.text.Tokenizer;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The rehearsal as an upstream of this process. Loads its tokenizer beside the start. */
@Component
class RehearsalUpstream implements UpstreamClient {

    private final Rehearsal rehearsal;

    RehearsalUpstream(RehearsalSettings settings, Clock clock) {
        this.rehearsal = new Rehearsal(settings, clock);
        Thread.ofVirtual().name("rehearsal-tokenizer").start(Tokenizer::load);
    }

    @Override
    public UpstreamKind kind() {
        return UpstreamKind.REHEARSAL;
    }

    @Override
    public UpstreamAttempt attempt(UpstreamCall call) {
        return new RehearsalAttempt(() -> rehearsal.reply(call), System::nanoTime);
    }
}
