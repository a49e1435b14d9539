package io.lapilli.catalog.ui;

import io.lapilli.catalog.Upstream;
import java.util.List;

/**
 * An upstream with what is told of it.
 *
 * @param credential whether one is sent; never which
 * @param models those deployed on it, by name
 */
record UpstreamRow(Upstream upstream, boolean credential, List<String> models) {}
