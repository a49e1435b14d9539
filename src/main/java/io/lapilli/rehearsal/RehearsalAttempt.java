package io.lapilli.rehearsal;

import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamFailure;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call to the rehearsal: thinks when it is sent, and waits as long as a real one would. */
final class RehearsalAttempt implements UpstreamAttempt {

    private final Supplier<Reply> answering;
    private final Wait wait;

    RehearsalAttempt(Supplier<Reply> answering, LongSupplier nanos) {
        this.answering = answering;
        this.wait = new Wait(nanos);
    }

    @Override
    public UpstreamAnswer send() throws UpstreamFailure {
        Reply reply = answering.get();
        if (!wait.until(reply.headersDue())) {
            throw new UpstreamFailure(UpstreamFailure.Reason.BROKEN);
        }
        if (reply.failure() != null) {
            throw new UpstreamFailure(reply.failure());
        }
        return new Answer(reply, new StepStream(reply.steps(), wait));
    }

    @Override
    public void cancel() {
        wait.cancel();
    }

    private record Answer(Reply reply, StepStream stream) implements UpstreamAnswer {

        @Override
        public int status() {
            return reply.status();
        }

        @Override
        public @Nullable String header(String name) {
            return reply.headers().get(name);
        }

        @Override
        public InputStream body() {
            return stream;
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
