package io.lapilli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pictures of screens in a folder, and a page that shows them side by side: a row a screen, a column a look. */
final class Gallery {

    private final Path folder;
    private final Map<String, Map<String, String>> rows = new TreeMap<>();

    Gallery(Path folder) {
        this.folder = folder;
    }

    /** Keeps a picture of one screen in one look. */
    void hang(String screen, Browser.Look look, byte[] picture) {
        String file = (screen + "--" + look.name() + ".png").replaceAll("[^A-Za-z0-9.-]+", "_");
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file), picture);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        rows.computeIfAbsent(screen, _ -> new TreeMap<>()).put(look.name(), file);
    }

    /** Whether there is any picture. */
    boolean isBegun() {
        return !rows.isEmpty();
    }

    /** Writes the page. */
    void open() {
        String body = rows.entrySet().stream()
                .map(row -> "<h2>" + row.getKey() + "</h2><div>"
                        + row.getValue().entrySet().stream()
                                .map(picture ->
                                        "<figure><a href=\"%2$s\"><img loading=\"lazy\" src=\"%2$s\" alt=\"\"></a><figcaption>%1$s</figcaption></figure>"
                                                .formatted(picture.getKey(), picture.getValue()))
                                .collect(Collectors.joining())
                        + "</div>")
                .collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("index.html"), """
                    <!doctype html><meta charset="utf-8"><title>Screens</title>
                    <style>body{font:14px sans-serif;margin:24px}div{display:flex;gap:12px;overflow-x:auto}
                    figure{margin:0}img{height:420px;border:1px solid #8886}</style>
                    """ + body);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
