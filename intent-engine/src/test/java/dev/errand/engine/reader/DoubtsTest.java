package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that look like a request, and are none that anybody may carry out: each of these was ready once. */
class DoubtsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    private static String shortForm(Reading reading) {
        return reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // an amount that is only about right, or reads two ways
                "swap about 2 ETH to USDC",
                "send around 40 DAI to @bob",
                "lend approximately 300 USDC on aave",
                "buy ~2 ETH with USDC",
                "send 5.000 DAI to @bob",
                "swap ETH 2 USDC",
                "sell 1 ETH for USDC if it rises 500",
                "rent 2 H100 for 5 hours a day",
                "render frames 10 to 50",
                "render 500 frames twice",
                // somebody else pays, is asked, or is paid
                "get 50 USDC from @bob",
                "ask @bob for 50 USDC",
                "tell @bob to send 50 USDC",
                "let @bob send me 50 USDC",
                "send 5 DAI and 3 USDC to @bob and @carol",
                "send 5 DAI to bob@bank",
                "they want us to send 5 DAI to @bob",
                // examples, reports and speech of others
                "e.g. swap 2 ETH to USDC",
                "an example: send 5 DAI to @bob",
                "dry run: swap 2 ETH to USDC",
                "test: swap 2 ETH to USDC",
                "he said: send 5 DAI to @bob",
                "my boss says: send 5 DAI to @bob",
                "bob wrote: \"send 5 DAI to @bob\"",
                "translate: send 5 DAI to @bob",
                "fwd: send 5 DAI to @bob",
                "have 2 ETH been swapped to USDC?",
                "will 5 DAI be sent to @bob?",
                "do I need to send 5 DAI to @bob?",
                "what would happen if I swapped 2 ETH for DAI",
                "I forgot to send 5 DAI to @bob",
                // doubts, and what is taken back
                "maybe sell 2 ETH for USDC",
                "considering swapping 2 ETH to USDC",
                "wait before you swap 2 ETH to USDC",
                "cancel the transfer of 5 DAI to @bob",
                "swap 2 ETH to USDC lol no",
                "swap 2 ETH to USDC, or not",
                "withdraw 500 USDC or whatever is left",
                "I swap 2 ETH to USDC every day and lose money",
                "send 5 USDC to @bob lol jk",
                "I'm not sure, send 5 USDC to @bob?",
                "ask me before you send 5 USDC to @bob",
                "get ready to swap 2 ETH to USDC",
                "note to self: send 5 USDC to @bob",
                "undo: send 5 USDC to @bob",
                "have you swapped 2 ETH to USDC",
                "show me how to send 5 USDC to @bob",
                "could it be that I send 5 USDC to @bob",
                "run anything but Qwen3-8B on 100 requests",
                "pay off some of my dai loan",
                // what lies elsewhere
                "send 50 USDC to @bob from my other wallet",
                "withdraw 500 USDC from my bank",
                "swap USDC 500 ETH",
                "sell 10 ETH for USDC gradually",
                "borrow 100 USDC and repay 50 DAI with it",
                // what is not to be done yet
                "swap 2 ETH to USDC, don't execute",
                "sell 2 ETH for USDC, no exec",
                "send 5 USDC to @bob, not doing it yet",
                "sell 2 ETH for USDC. Just curious",
                "stop-loss at 2500: sell 3 ETH for USDC",
                "limit order 2500, sell 3 ETH for USDC",
                // what is said behind it, and turns it
                "swap 2 ETH to USDC, he will tell you when",
                "swap 2 ETH to USDC, I want it on arbitrum",
                "swap 2 ETH to USDC, she decides the amount",
                "swap 2 ETH to USDC, we do it tomorrow",
                "swap 2 ETH to USDC, I take it back",
                "swap 2 ETH to USDC, it's in my other wallet",
                "send 5 USDC to @bob, I already did",
                "swap 2 ETH to USDC. I can't do that.",
                "swap 2 ETH to USDC. That isn't right.",
                "swap 2 ETH to USDC, my brother has to approve it",
                "swap 2 ETH to USDC, slowly please",
                "swap 2 ETH to USDC, so he said",
                // what others do, and what was not given
                "she swaps 50 USDC to ETH every week",
                "swap 2 ETH to USDC and send @bob 3 ETH of it",
                // what is sold, and what secures
                "sell 500 USDC worth of ETH",
                "borrow 100 DAI by putting up 2 ETH",
                "'; DROP TABLE wallets; --"
            })
    void areNeverReady(String text) {
        Reading reading = READER.read(text);
        assertThat(reading.status()).as("%s: %s", text, shortForm(reading)).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "如果下雨就把1 ETH换成USDC",
                "等我说开始再把1 ETH换成USDC",
                "把1 ETH换成USDC，别换成USDC",
                "把大概1 ETH换成USDC",
                "把1 ETH左右换成USDC",
                "假如我说把1 ETH换成USDC你会做吗",
                "老板说把1 ETH换成USDC，我不同意",
                "把1 ETH换成USDC，帮我浇花",
                "把1 ETH换成USDC，浇一下花",
                "把1 ETH换成USDC，顺便把猫喂了",
                "把1 ETH换成USDC，走隐私通道",
                "把1 ETH换成USDC，分批成交",
                "把1 ETH换成USDC，别一次性",
                "把1 ETH换成USDC，手续费要低",
                "把1 ETH换成USDC，用主钱包",
                "把1 ETH换成USDC，等行情好",
                "把1 ETH换成USDC，还没想好",
                "把1 ETH换成USDC，开玩笑的",
                "把1 ETH换成USDC，逗你玩",
                "把1 ETH换成USDC，明天一早",
                "把1 ETH换成USDC，先跟我确认",
                "把1 ETH换成USDC，看情况",
                "把1 ETH换成USDC，我再想想",
                "把1 ETH换成USDC，也许吧",
                "把1 ETH换成USDC，价格合适的话",
                "把1 ETH换成USDC，剩下的买狗狗币",
                "把1 ETH换成USDC，然后冲土狗",
                "把1 ETH换成USDC，转给我老婆",
                "把1 ETH换成USDC，以太坊主网",
                "把1 ETH换成USDC，越多越好",
                "把1 ETH换成USDC，锁仓一年",
                "把1 ETH换成USDC，下班前弄好",
                "把1 ETH换成USDC，挂限价",
                "把1 ETH换成USDC，老婆同意了再弄",
                "把1 ETH换成USDC，我妈同意的话",
                "把1 ETH换成USDC，其他人别动",
                "把1 ETH换成USDC，举个例子",
                "把1 ETH换成USDC，比方说",
                "把1 ETH换成USDC，别真换",
                "把1 ETH换成USDC，模拟盘",
                "把1 ETH换成USDC，测试网",
                "转50 USDC给@bob，等他发货",
                "转50 USDC给@bob，货到再付",
                "转50 USDC给@bob，附言生日快乐",
                "转50 USDC给@bob和他老婆",
                "转50 USDC给@bob，从公司账户出",
                "转50 USDC给@bob，抄送财务",
                "转50 USDC给@bob，骗他的",
                "老婆让我把50 USDC转给@bob，我没答应",
                "@bob说他要转我50 USDC",
                "我梦见转50 USDC给@bob",
                "转50 USDC给@bob会怎样",
                "如果以太坊漲咗過4500蚊美元,賣 1 ETH 換 USDT",
                "换一丢丢 dai 成 uni",
                "换一枝 dai 成 uni",
                "把 1 ETH 换成 USDC，然后转一半给人",
                "借款不还会怎么样？",
                "我要用 ETH 换差不多 300 DAI",
                "听说群主把500个ETH换成了USDC",
                "他想把1 ETH换成USDC",
                "@bob要我转50 USDC给他",
                "早该把1 ETH换成USDC",
                "把1 ETH换成USDC要交税吗",
                "你有多少ETH",
                "他的余额",
                "4张A100租两天什么价",
                "租4张A100两天多少钱",
                "存500 USDC到aave收益多少",
                "从aave取500 USDC，取到冷钱包",
                "转50 USDC给@bob的老婆"
            })
    void areNeverReadyInChinese(String text) {
        Reading reading = READER.read(text);
        assertThat(reading.status()).as("%s: %s", text, shortForm(reading)).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pay 10 USDC back on aave weekly | repay asset.token=USDC asset.amount.value=10 market=aave trigger.every=P1W
            pay my aave loan down by 50 DAI | repay asset.token=DAI asset.amount.value=50 market=aave
            put 10 USDC back on aave | supply asset.token=USDC asset.amount.value=10 market=aave
            drop 30 USDC in @max's wallet | transfer asset.token=USDC asset.amount.value=30 to=@max
            what would 10k requests on Llama-3.1-70B cost, 800 in 200 out | infer model=Llama-3.1-70B inputTokens=800 outputTokens=200 requests=10000 estimateOnly=true
            could you maybe sell 2 UNI for DAI? | swap sell.token=UNI sell.amount.value=2 buy.token=DAI
            hand over 5 USDC to @pops | transfer asset.token=USDC asset.amount.value=5 to=@pops
            send 40 DAI to @gym but before that take 40 DAI out of aave | withdraw asset.token=DAI asset.amount.value=40 market=aave; transfer asset.token=DAI asset.amount.value=40 to=@gym
            give bob.eth what I get from selling 2 UNI for DAI | swap sell.token=UNI sell.amount.value=2 buy.token=DAI; transfer asset.token=DAI asset.amount.of=step:0 asset.amount.share=1 to=bob.eth
            sell all my ETH for DAI if it drops below 1500 USDC | swap sell.token=ETH sell.amount.share=1 buy.token=DAI trigger.when.token=ETH trigger.when.below=1500
            top up bob.eth with another 50 DAI | transfer asset.token=DAI asset.amount.value=50 to=bob.eth
            hit @jonny with 0.03 ETH | transfer asset.token=ETH asset.amount.value=0.03 to=@jonny
            swap 2 ETH for USDC... actually no, 3 | swap sell.token=ETH sell.amount.value=3 buy.token=USDC
            buy 5 link, make that 6, with usdc | swap sell.token=USDC buy.token=LINK buy.amount.value=6
            swap 2 ETH for USDC with 1% slippage, no, 3 | NOT_READY
            send 50 USDC to @bob, no, DAI | transfer asset.token=DAI asset.amount.value=50 to=@bob
            move 200 DAI from aave to compound | withdraw asset.token=DAI asset.amount.value=200 market=aave; supply asset.token=DAI asset.amount.of=step:0 asset.amount.share=1 market=compound
            Fetch 0.4 WBTC from my Compound deposit | withdraw asset.token=WBTC asset.amount.value=0.4 market=compound
            top up my aave deposit with 300 more USDC | supply asset.token=USDC asset.amount.value=300 market=aave
            run mistral-large on 500 prompts | infer model=mistral-large requests=500
            embed 5000 documents of 300 tokens with bge-small | infer model=bge-small inputTokens=300 requests=5000
            Sell 400 UNI for USDT but do not accept more than 25 bps of slippage | swap sell.token=UNI sell.amount.value=400 buy.token=USDT maxSlippageBps=25
            Do not trade anything yet, I only want to know how much USDC I would get for 6 WETH | quote sell.token=WETH sell.amount.value=6 buy.token=USDC
            sell 2 ETH for USDC, I can't watch that again | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            half my WBTC into ETH plz, cant sleep lol | swap sell.token=WBTC sell.amount.share=0.5 buy.token=ETH
            reimburse @tess w/ 63 USDT, cab fare | transfer asset.token=USDT asset.amount.value=63 to=@tess
            supply 2 ETH 2 aave | supply asset.token=ETH asset.amount.value=2 market=aave
            my colleague @sophie covered my taxi, so she should get 18 USDC | transfer asset.token=USDC asset.amount.value=18 to=@sophie
            get 5 UNI, payin w WETH | swap sell.token=WETH buy.token=UNI buy.amount.value=5
            """)
    void andTheirNeighboursAreReadAsTheyStand(String text, String expected) {
        Reading reading = READER.read(text);
        String got = reading.status() == Reading.Status.READY ? shortForm(reading) : "NOT_READY";
        assertThat(got).as(text).isEqualTo(expected);
    }
}
