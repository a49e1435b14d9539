package io.lapilli.sandbox;

/** What a screen is told. @param data JSON in ASCII, on one line */
public record Frame(String event, String data) {}
