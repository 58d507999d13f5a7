package dev.errand.engine;

import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Intent;
import org.jspecify.annotations.Nullable;

/** Finds the amount that an intent gives away or takes. */
final class Amounts {

    private Amounts() {}

    /** Null where there is none. */
    static @Nullable Amount of(Intent intent) {
        Asset asset = switch (intent) {
            case Intent.Swap swap -> swap.sell().amount() == null ? swap.buy() : swap.sell();
            case Intent.Quote quote -> quote.sell().amount() == null ? quote.buy() : quote.sell();
            case Intent.Transfer transfer -> transfer.asset();
            case Intent.Loan loan -> loan.asset();
            default -> Asset.UNKNOWN;
        };
        return asset.amount();
    }
}
