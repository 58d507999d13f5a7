package dev.errand.sizing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Comma-separated values with a header line, quoted as RFC 4180 has it; a field holds no line break. */
final class Csv {

    private Csv() {}

    /** One line, its fields by name. */
    record Row(String origin, Map<String, String> fields) {

        /** A field's text, empty where the line or the file does not have it. */
        String text(String name) {
            return fields.getOrDefault(name, "");
        }

        /** A field's number, {@code otherwise} where it is empty. */
        double number(String name, double otherwise) {
            String text = text(name);
            if (text.isEmpty()) {
                return otherwise;
            }
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new UnsizableException(origin + ": '" + text + "' in column " + name + " is no number");
        }

        int whole(String name, int otherwise) {
            return (int) Math.round(number(name, otherwise));
        }
    }

    static List<Row> read(Reader source, String name) throws IOException {
        BufferedReader lines = source instanceof BufferedReader buffered ? buffered : new BufferedReader(source);
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = split(line);
            if (header.isEmpty()) {
                header = fields;
                continue;
            }
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
                named.put(header.get(i), fields.get(i).strip());
            }
            rows.add(new Row(name + " line " + number, named));
        }
        return rows;
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
