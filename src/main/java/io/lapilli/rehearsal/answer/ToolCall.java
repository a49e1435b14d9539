package io.lapilli.rehearsal.answer;

/** @param arguments JSON, as the wire carries it: in a string */
public record ToolCall(String name, String arguments) {}
