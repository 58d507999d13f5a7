package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text, while a pass gives them other kinds or takes them out. Not thread-safe; lives within one pass. */
abstract sealed class WordEdits permits LooseWords, RetoldWords, WhatFor {

    private static final Set<Kind> JOBS = Kinds.of(Kind.RENT, Kind.RUN, Kind.TRAIN, Kind.RENDER, Kind.GENERATE);

    final List<Lexeme> lexemes;

    WordEdits(List<Lexeme> lexemes) {
        this.lexemes = new ArrayList<>(lexemes);
    }

    /** Looks at the word at {@code i}; what stands behind it was looked at before. */
    abstract void look(int i);

    /** The words when each of them was looked at, the last one first. */
    final List<Lexeme> edited() {
        for (int i = lexemes.size() - 1; i >= 0; i--) {
            if (i < lexemes.size() && !HanRun.isHan(lexemes.get(i))) {
                look(i);
            }
        }
        return lexemes;
    }

    /** Whether a clause begins with the word. */
    final boolean begins(int i) {
        return i == 0 || Joints.ALL_AND_COURTESY.contains(lexemes.get(i - 1).kind());
    }

    /** Whether a word that may be one of these stands at the place, and behind it those. */
    final boolean isBehind(int place, Set<Kind> first, Kind... rest) {
        return place < lexemes.size() && lexemes.get(place).isAnyOf(first) && is(place, List.of(rest));
    }

    /** Whether words of these kinds stand behind the place. */
    final boolean is(int place, List<Kind> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            if (place + 1 + i >= lexemes.size() || lexemes.get(place + 1 + i).kind() != kinds.get(i)) {
                return false;
            }
        }
        return true;
    }

    final boolean isOfJob(int to) {
        return Lists.any(lexemes.subList(0, to), word -> JOBS.contains(word.kind()));
    }

    final void become(int i, Kind kind) {
        Lexeme word = lexemes.get(i);
        lexemes.set(i, Lexeme.of(kind, word.start(), word.end(), null, word.text()));
    }

    final String said(int i) {
        return lexemes.get(i).text().toLowerCase(Locale.ROOT);
    }
}
