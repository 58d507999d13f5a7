package dev.errand.engine.reader.draft;

import dev.errand.engine.reader.syntax.Phrase.Measure;

/**
 * The paths of the leaves of an asset, by its role in an intent. They are asked for at every step, and so are put together only once.
 * Immutable and thread-safe.
 */
record AssetPaths(String token, String amount, String value, String usd, String share, String of) {

    static final AssetPaths ASSET = new AssetPaths("asset");
    static final AssetPaths SELL = new AssetPaths("sell");
    static final AssetPaths BUY = new AssetPaths("buy");

    private AssetPaths(String role) {
        this(
                role + ".token",
                role + ".amount",
                role + ".amount.value",
                role + ".amount.usd",
                role + ".amount.share",
                role + ".amount.of");
    }

    static AssetPaths in(String role) {
        return switch (role) {
            case "asset" -> ASSET;
            case "sell" -> SELL;
            case "buy" -> BUY;
            default -> throw new IllegalArgumentException("no asset is '" + role + "'");
        };
    }

    /** The path of an amount that is meant so. */
    String amountAs(Measure measure) {
        return switch (measure) {
            case VALUE -> value;
            case SHARE -> share;
            case USD -> usd;
        };
    }
}
