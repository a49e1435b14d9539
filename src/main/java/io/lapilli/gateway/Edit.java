package io.lapilli.gateway;

/** Bytes that take the place of those from {@code start} (inclusive) to {@code end} (exclusive). */
record Edit(int start, int end, byte[] with) {

    static Edit insert(int at, byte[] bytes) {
        return new Edit(at, at, bytes);
    }

    int growth() {
        return with.length - (end - start);
    }
}
