package dev.errand.engine.reader.lexer;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of models that the public table does not have, read by their form: the name of a family of models, with a version, a size or
 * a variant behind it ("Gemma-2-27B", "mistral-large", "phi-3-mini"). A family alone names no model.
 */
final class ModelNames {

    private static final String FAMILY =
            "(?:code|tiny|open)?-?llama|llava|gemma|codegemma|medgemma|mistral|mixtral|ministral|magistral"
                    + "|codestral|pixtral|devstral|phi|qwen|qwq|deepseek|yi|glm|chatglm|internlm|baichuan|falcon|bloom|bloomz|opt|pythia"
                    + "|gpt|chatgpt|olmo|granite|nemotron|command-r|aya|starcoder|stablelm|solar|vicuna|alpaca|zephyr|(?:open)?hermes|dolphin"
                    + "|wizard(?:lm|coder)|orca|smollm|mpt|dbrx|grok|jamba|mamba|kimi|minimax|ernie|hunyuan|exaone|whisper|bge|e5|gte"
                    + "|nomic-embed|all-minilm|all-mpnet|minilm|sdxl|stable-diffusion|flux|flan|t5|bert|roberta|clip|claude|gemini|redpajama|rwkv";

    private static final String WORD =
            "instruct|chat|base|it|mini|nano|micro|tiny|small|medium|large|xl|xxl|turbo|pro|plus|flash|coder|code"
                    + "|math|vision|vl|distill|preview|opus|sonnet|haiku|scout|maverick|reasoner|thinking|next|air|lite|ultra|super|v|r|text|dev|schnell"
                    + "|japanese|chinese|english|en|zh|multilingual|llama|qwen|mistral|yarn|long|nemo|neox|neo|j|moe|awq|gptq|gguf|int4|int8|fp8|fp16|bf16|hf"
                    + "|exp|terminus|zero|embed|embedding|reranker|guard";

    private static final String NUMBER =
            "v?\\d+(?:\\.\\d+)*(?:[bmk]|x\\d+b|o)?(?:-?a\\d+(?:\\.\\d+)?b)?|r\\d|q\\d(?:_k(?:_[sm])?|_0)?|\\d+e";

    /** Joined by hyphens, underscores or nothing; a blank only before a number with a size or a point in it. */
    private static final Pattern NAME =
            Pattern.compile("(?:" + FAMILY + ")(?:[-_]?(?:" + NUMBER + ")(?![a-z0-9])|[-_](?:" + WORD
                    + ")(?![a-z])| (?:\\d+\\.\\d+|v\\d+|\\d+(?:\\.\\d+)?b|\\d+(?= \\d+(?:\\.\\d+)?[bm]\\b)|\\d+(?= (?:mini|small|medium|large))"
                    + "|(?<=\\d )(?:mini|small|medium|large))(?![a-z0-9万萬亿億]))+");

    /** Names that need no version, besides those that end in "gpt" or "llama": nanogpt, tinyllama. */
    private static final Set<String> ALONE = Set.of(
            "biobert",
            "scibert",
            "legalbert",
            "finbert",
            "mobilebert",
            "tinybert",
            "camembert",
            "deberta",
            "modernbert",
            "clinicalbert");

    private static final Set<String> SERVICES = Set.of("chatgpt", "autogpt", "codellama", "openllama");

    /** How the families begin: what most words are told apart by, without the pattern. */
    private static final Set<String> FIRST = Set.of(
            "code",
            "tiny",
            "open",
            "llama",
            "codellama",
            "tinyllama",
            "openllama",
            "llava",
            "gemma",
            "codegemma",
            "medgemma",
            "mistral",
            "mixtral",
            "ministral",
            "magistral",
            "codestral",
            "pixtral",
            "devstral",
            "phi",
            "qwen",
            "qwq",
            "deepseek",
            "yi",
            "glm",
            "chatglm",
            "internlm",
            "baichuan",
            "falcon",
            "bloom",
            "bloomz",
            "opt",
            "pythia",
            "gpt",
            "chatgpt",
            "olmo",
            "granite",
            "nemotron",
            "command",
            "aya",
            "starcoder",
            "stablelm",
            "solar",
            "vicuna",
            "alpaca",
            "zephyr",
            "hermes",
            "openhermes",
            "dolphin",
            "wizardlm",
            "wizardcoder",
            "orca",
            "smollm",
            "mpt",
            "dbrx",
            "grok",
            "jamba",
            "mamba",
            "kimi",
            "minimax",
            "ernie",
            "hunyuan",
            "exaone",
            "whisper",
            "bge",
            "e",
            "gte",
            "nomic",
            "all",
            "minilm",
            "sdxl",
            "stable",
            "flux",
            "flan",
            "t",
            "bert",
            "roberta",
            "clip",
            "claude",
            "gemini",
            "redpajama",
            "rwkv");

    private ModelNames() {}

    /** Where the name ends that stands at {@code from} in a text of lower case; {@code from} if none does. */
    static int end(String text, int from) {
        int letters = from;
        while (letters < text.length() && text.charAt(letters) >= 'a' && text.charAt(letters) <= 'z') {
            letters++;
        }
        String word = text.substring(from, letters);
        if (FIRST.contains(word)) {
            Matcher matcher = NAME.matcher(text).region(from, Math.min(text.length(), from + 60));
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt()) {
                return matcher.end();
            }
        }
        boolean whole = letters == text.length() || !Character.isLetterOrDigit(text.charAt(letters));
        return whole && isNameAlone(word) ? letters : from;
    }

    private static boolean isNameAlone(String word) {
        boolean formed = word.length() > 5 && (word.endsWith("gpt") || word.endsWith("llama"));
        return (formed && !SERVICES.contains(word)) || ALONE.contains(word);
    }
}
