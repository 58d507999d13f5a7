package dev.errand.app;

import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.key.Signer;
import dev.errand.offer.ServiceReply;
import dev.errand.offer.ServiceRequest;
import dev.errand.registry.search.Glossary;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two small agents that answer in words, free and offline, so that the demo and chat have somebody to find. */
final class ServiceAgents {

    /** What stands between quotation marks, whoever's they are. */
    private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]+)[”\"」』》]?");

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})");

    private ServiceAgents() {}

    /** Looks Chinese words up in CC-CEDICT. Its card is in English alone. */
    static Agent dictionary(Signer key) {
        return Agent.builder(key)
                .name("Wordbook")
                .description("A dictionary that translates Chinese words and idioms into English")
                .skill(
                        Skill.of("look-up", "Says what a Chinese word or idiom means in English")
                                .withTags("translation", "dictionary", "vocabulary")
                                .withExamples("translate the word \"pengyou\"", "how do you say this idiom in English"),
                        ServiceRequest.class,
                        ServiceReply.class,
                        (request, context) -> new ServiceReply(lookUp(request.text())))
                .build();
    }

    /** Knows the day of the week of any date, and how far two lie apart. */
    static Agent calendar(Signer key) {
        return Agent.builder(key)
                .name("Almanac")
                .description("A calendar that tells which day of the week a date falls on")
                .skill(
                        Skill.of("weekday", "Tells the day of the week of a date, and the days between two dates")
                                .withTags("calendar", "dates")
                                .withExamples("which weekday is 2027-10-01", "count the days until the holiday"),
                        ServiceRequest.class,
                        ServiceReply.class,
                        (request, context) -> new ServiceReply(weekdays(request.text())))
                .build();
    }

    private static String lookUp(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.find()) {
            return "Put the word between quotation marks, as in “马到成功”.";
        }
        String word = quoted.group(1).strip();
        List<String> senses = Glossary.cedict().senses(word);
        return senses.isEmpty()
                ? "“" + word + "” is not in the dictionary."
                : "“" + word + "” means: " + String.join("; ", senses);
    }

    private static String weekdays(String text) {
        List<LocalDate> dates = new ArrayList<>();
        Matcher date = DATE.matcher(text);
        while (date.find()) {
            try {
                dates.add(LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3))));
            } catch (DateTimeException e) {
                return date.group() + " is no date.";
            }
        }
        if (dates.isEmpty()) {
            return "Say a date with its year, as in 2027-10-01.";
        }
        List<String> days = dates.stream()
                .map(day -> day + " is a " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList();
        String between = dates.size() == 2
                ? ", " + Math.abs(ChronoUnit.DAYS.between(dates.getFirst(), dates.getLast())) + " days apart"
                : "";
        return String.join(", ", days) + between + ".";
    }
}
