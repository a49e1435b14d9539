package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.shared.UpstreamId;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCleanerTest {

    private final MessageCleaner cleaner = new MessageCleaner(
            new Upstream(
                    new UpstreamId(UUID.randomUUID()),
                    "vendor",
                    UpstreamKind.OPENAI,
                    URI.create("https://api.vendor.example:8443/v1"),
                    Set.of("chat"),
                    false,
                    Instant.EPOCH,
                    1),
            "hunter2hunter2",
            "vendor/big-model",
            "our-model");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max_tokens must be at most 4096|max_tokens must be at most 4096",
                "The model vendor/big-model has no vision|The model our-model has no vision",
                "see https://api.vendor.example/v1/docs?x=1 for more|see [address] for more",
                "connect to 10.2.3.4:8000 failed|connect to [address] failed",
                "connect to [fd00:1:2:3::7]:8000 failed|connect to [address] failed",
                "gpu-node7:8000 is down|[address] is down",
                "host api.vendor.example said no|host [address] said no",
                "key hunter2hunter2 is wrong|key [credential] is wrong",
                "Incorrect API key provided: sk-abcd****wxyz.|Incorrect API key provided: [credential]",
                "got header Bearer abc.def-123|got header [credential]",
            })
    void takesOutWhatIsNobodysBusiness(String message, String expected) {
        assertThat(cleaner.clean(message)).isEqualTo(expected);
    }
}
