package io.lapilli.metering;

import io.lapilli.shared.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests that have begun and not ended, the oldest first, and where the journal says so. */
final class OpenRequests {

    private record Begun(Reserved request, JournalPosition at) {}

    private final Map<RequestId, Begun> begun = new LinkedHashMap<>();

    void begin(Reserved request, JournalPosition at) {
        begun.putIfAbsent(request.id(), new Begun(request, at));
    }

    void end(RequestId id) {
        begun.remove(id);
    }

    int size() {
        return begun.size();
    }

    /** From here on the journal must be kept: where the oldest of them began, or {@code otherwise} without any. */
    JournalPosition oldest(JournalPosition otherwise) {
        return begun.isEmpty() ? otherwise : begun.values().iterator().next().at();
    }

    /** Those that began in front of a segment. */
    List<Reserved> before(long segment) {
        var old = new ArrayList<Reserved>();
        for (Begun request : begun.values()) {
            if (request.at().segment() >= segment) {
                break;
            }
            old.add(request.request());
        }
        return old;
    }

    /** Notes that the journal says it again, behind {@code at}. */
    void carried(List<Reserved> requests, JournalPosition at) {
        for (Reserved request : requests) {
            if (begun.remove(request.id()) != null) {
                begun.put(request.id(), new Begun(request, at));
            }
        }
    }

    /** All of them; none is left. */
    List<Reserved> drain() {
        List<Reserved> all = begun.values().stream().map(Begun::request).toList();
        begun.clear();
        return all;
    }
}
