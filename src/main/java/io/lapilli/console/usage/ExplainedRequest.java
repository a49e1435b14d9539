package io.lapilli.console.usage;

import io.lapilli.pricing.RateExplanation;
import java.util.List;

/** A request and why it cost what it cost; without lines when nothing was charged. */
record ExplainedRequest(LoggedRequest request, List<RateExplanation> lines) {}
