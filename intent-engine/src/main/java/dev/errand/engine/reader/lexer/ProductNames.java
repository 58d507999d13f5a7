package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.Names;
import java.math.BigDecimal;

/** Reads names of models and GPUs. "A 4090" is a GPU, 4090 of a token is a number. */
final class ProductNames {

    private static final int MOST_DIGITS = 4;

    private final Scan scan;
    private final FoldedText text;
    private final SpokenNames spoken;

    ProductNames(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
        this.spoken = new SpokenNames(scan);
    }

    /** Adds the name that stands here; false if none does. */
    boolean read() {
        int at = scan.at();
        if (text.isLatin(at - 1) && !text.isDigit(at - 1)) {
            return false;
        }
        if (addCounted(at)) {
            return true;
        }
        Names.Found model = Lexicon.models().at(text.characters(), at);
        int end = text.isDigit(at) ? at : ModelNames.end(text.folded(), at);
        if (model != null && end <= model.end()) {
            scan.add(Kind.MODEL, at, model.end(), null, model.name());
            return true;
        }
        if (end > at) { // "bert-base", though "BERT" has a name
            scan.add(Kind.MODEL, at, end);
            return true;
        }
        if (addSpoken(at)) {
            return true;
        }
        Names.Found gpu = Lexicon.gpus().at(text.characters(), at);
        if (gpu == null || isArticle(gpu) || (isNumber(at, gpu.end()) && !isIntroduced(gpu))) {
            return false;
        }
        scan.add(Kind.GPU, at, gpu.end(), null, gpu.name());
        return true;
    }

    /** "8xH100": how many, and of which. */
    private boolean addCounted(int at) {
        int end = at;
        while (end < at + MOST_DIGITS && text.isDigit(end)) {
            end++;
        }
        boolean times = end > at && (text.at(end) == 'x' || text.at(end) == '×');
        Names.Found gpu = times ? Lexicon.gpus().at(text.characters(), end + 1) : null;
        if (gpu == null) {
            return false;
        }
        scan.add(Kind.NUMBER, at, end, new BigDecimal(text.written(at, end)));
        scan.add(Kind.GPU, end + 1, gpu.end(), null, gpu.name());
        return true;
    }

    /** "Llama three point one eight b", "an h one hundred", "a 30 90". */
    private boolean addSpoken(int at) {
        Names.Found model = spoken.model();
        Names.Found gpu = model == null ? spoken.gpu() : null;
        if (model != null) {
            scan.add(Kind.MODEL, at, model.end(), null, model.name());
        } else if (gpu != null) {
            scan.add(Kind.GPU, at, gpu.end(), null, gpu.name());
        }
        return model != null || gpu != null;
    }

    /** "A 30 90" is no A30. */
    private boolean isArticle(Names.Found gpu) {
        boolean apart = text.at(scan.at()) == 'a' && text.at(scan.at() + 1) == ' ';
        return apart && text.isDigit(gpu.end() - 1) && text.at(gpu.end()) == ' ' && text.isDigit(gpu.end() + 1);
    }

    private boolean isNumber(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!text.isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isIntroduced(Names.Found gpu) {
        return scan.lastIs(Kind.ARTICLE, Kind.ON, Kind.MEASURE, Kind.NUMBER)
                || text.written(gpu.end() - 1, gpu.end()).equals("s");
    }
}
