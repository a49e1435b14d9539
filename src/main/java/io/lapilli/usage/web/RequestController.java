package io.lapilli.usage.web;

import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.usage.ChargeExplanations;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A single request of the organisation. */
@Tag(name = "Usage and costs")
@RestController
class RequestController {

    private final RequestLog log;
    private final ChargeExplanations explanations;

    RequestController(RequestLog log, ChargeExplanations explanations) {
        this.log = log;
        this.explanations = explanations;
    }

    @Operation(
            summary = "A request and its charge, explained line by line",
            description = "By the x-request-id of its answer; it is there within two seconds of the answer's end.")
    @GetMapping("/v1/organization/requests/{id}")
    RequestAnswer retrieve(ApiCaller caller, @PathVariable String id) {
        Settled settled = RequestId.parse(id)
                .flatMap(request -> log.find(caller.organisation(), request))
                .orElseThrow(() -> new NotFoundException("request", id));
        return RequestAnswer.of(settled, explanations.of(settled));
    }
}
