package dev.errand.engine.reader;

/** What a lexeme, or a phrase made of lexemes, is. Both languages share them: a grammar's patterns are sequences of kinds. */
enum Kind {
    // verbs
    SWAP,
    BUY,
    SELL,
    USE,
    SEND,
    RECEIVE,
    SHOW,
    // nouns and question words of balances and quotes
    BALANCE,
    HAVE,
    HOW_MUCH,
    QUOTE,
    WORTH_IN,
    // what marks the role of a phrase
    TO,
    FOR,
    WITH,
    FROM,
    OBJECT,
    GIVE,
    BECOME,
    OF,
    WORTH,
    // what joins and divides
    THEN,
    AND,
    OR,
    COMMA,
    STOP,
    // values
    NUMBER,
    BAD_NUMBER,
    SHARE,
    DOLLAR,
    PERCENT,
    TOKEN,
    RECIPIENT,
    BAD_RECIPIENT,
    MEASURE,
    SOME,
    IT,
    REST,
    // conditions
    SLIPPAGE,
    AT_MOST,
    // what is said about a request
    NOT,
    PAST,
    ADVICE,
    QUESTION,
    SMALL_TALK,
    CANCEL,
    CONTEXT,
    // no meaning of their own
    FILLER,
    ARTICLE,
    MINE,
    WORD,
    // phrases
    ASSET,
    LIMIT
}
