package dev.errand.app;

import dev.errand.intent.Language;
import dev.errand.registry.Match;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells in which order the registry puts agents, and what each score is made of. */
final class FoundTeller {

    private FoundTeller() {}

    static void tell(Console console, Language language, List<Match> found) {
        List<Match> bestFirst = found.stream()
                .sorted(Comparator.comparingDouble(Match::score).reversed())
                .toList();
        if (bestFirst.isEmpty()) {
            return;
        }
        String scores = bestFirst.stream()
                .map(match ->
                        String.format(Locale.ROOT, "%s %.2f", match.agent().name(), match.score()))
                .collect(Collectors.joining(", "));
        console.line("  "
                + console.dim(language.say(
                        "The registry's order: %s; the first by %s.",
                        "注册表的次序：%s；第一名的得分来自 %s。",
                        scores,
                        parts(bestFirst.getFirst().parts()))));
    }

    /** {@code alive 1.00, success 0.77, …} */
    static String parts(Map<String, Double> parts) {
        return parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> String.format(Locale.ROOT, "%s %.2f", part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
    }
}
