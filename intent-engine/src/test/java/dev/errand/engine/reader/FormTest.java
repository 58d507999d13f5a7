package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.form.Form;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line break of a form is written as {@code \\n} here. */
class FormTest {

    private final IntentReader reader = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "**Action:** supply\\n**Amount:** 300 DAI\\n**Protocol:** Aave => supply asset.token=DAI asset.amount.value=300 market=aave",
                "- Action: send\\n- Amount: 50\\n- Token: USDC\\n- To: @bob => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "1. Action: withdraw\\n2. Token: DAI\\n3. Amount: 300\\n4. Market: aave => withdraw asset.token=DAI asset.amount.value=300 market=aave",
                "Action: Transfer\\nAsset: DAI\\nQuantity: 1,250.50\\nRecipient: vitalik.eth\\nNote: rent => transfer asset.token=DAI asset.amount.value=1250.5 to=vitalik.eth",
                "Action: check balance\\nAsset: LINK => balance token=LINK",
                "Action: inference\\nModel: Llama-3.1-8B\\nRequests: 5000\\nInput tokens: 500\\nOutput tokens: 200\\nDeadline: 6 hours\\nPrecision: fp8 => infer model=Llama-3.1-8B inputTokens=500 outputTokens=200 requests=5000 precision=fp8 deadline=PT6H",
                "Action: quote / sell: 2 ETH / buy: USDC => quote sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "Balance check\\nToken: ETH => balance token=ETH",
                "Borrow\\namount = 200 USDC\\nmarket = compound => borrow asset.token=USDC asset.amount.value=200 market=compound",
                "Buy: 0.4 WETH\\nWith: USDC => swap sell.token=USDC buy.token=WETH buy.amount.value=0.4",
                "Buy: WETH\\nAmount: 0.4\\nWith: USDC => swap sell.token=USDC buy.token=WETH buy.amount.value=0.4",
                "Condition: if LINK drops below 10\\nAction: buy\\nToken: LINK\\nPay with: 100 DAI => swap sell.token=DAI sell.amount.value=100 buy.token=LINK trigger.when.token=LINK trigger.when.below=10",
                "DCA\\nBuy: ETH\\nSpend: 100 USDC\\nFrequency: weekly => swap sell.token=USDC sell.amount.value=100 buy.token=ETH trigger.every=P1W",
                "Fine-tune\\nBase model: Llama-3.1-8B\\nTraining tokens: 20M\\nBudget: $400 => train model=Llama-3.1-8B tokens=20000000 maxCost.usd=400",
                "Frequency: every 2 weeks\\nTo: @ann\\nAmount: 50 DAI => transfer asset.token=DAI asset.amount.value=50 to=@ann trigger.every=P2W",
                "From: ETH | To: USDC | Amount: 2 | Slippage: 1% => swap sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=100",
                "GPU rental: 4 H100 / 2 days => rent gpu=H100 count=4 duration=P2D",
                "GPU: H100\\nCount: 4\\nDuration: 2 days\\nMax cost: 400 USDC => rent gpu=H100 count=4 duration=P2D maxCost.token=USDC maxCost.amount=400",
                "Hi,\\nRecipient: @bob\\nAmount: 50 USDC\\nThanks => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Inference job\\nmodel=Kimi-K2\\nprompts=300\\noutput=800\\ngpu=H100\\ncount=2 => infer model=Kimi-K2 outputTokens=800 requests=300 gpu=H100 count=2",
                "Job: render; frames: 300; sec per frame: 5 => render frames=300 secondsPerFrame=5",
                "Limit order\\nSell: 2 ETH\\nFor: USDC\\nWhen: ETH above 4000 => swap sell.token=ETH sell.amount.value=2 buy.token=USDC trigger.when.token=ETH trigger.when.above=4000",
                "Loan\\nAsset: 0.05 WBTC\\nPlatform: Compound => borrow asset.token=WBTC asset.amount.value=0.05 market=compound",
                "Model: Kimi-K2\\nRequests: 120\\nInput: attached file => infer model=Kimi-K2 input=attachment requests=120",
                "Operation: swap\\nToken in: ETH\\nToken out: USDC\\nAmount in: 1.5 => swap sell.token=ETH sell.amount.value=1.5 buy.token=USDC",
                "Pay: 50 USDC\\nTo: @bob => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Payment: 50 USDC, payee: @bob => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Please process:\\nRecipient: @bob\\nAmount: 50 USDC => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Price quote\\nBuy: 3 LINK\\nWith: USDC => quote sell.token=USDC buy.token=LINK buy.amount.value=3",
                "Quote\\nFrom: 2 ETH\\nTo: USDC => quote sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "Recipient: @bob, amount: 50 USDC => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Recurring transfer\\nTo: @ann\\nAmount: 50 DAI\\nEvery: month => transfer asset.token=DAI asset.amount.value=50 to=@ann trigger.every=P1M",
                "Render job | frames: 240 | time per frame: 30 seconds | within: 2 hours => render frames=240 secondsPerFrame=30 deadline=PT2H",
                "Render\\nFrames: 600\\nSeconds per frame: 12\\nGPU: RTX4090\\nDeadline: 4 hours\\nBudget: $40 => render frames=600 secondsPerFrame=12 gpu=RTX4090 deadline=PT4H maxCost.usd=40",
                "Rent GPU\\nModel: H100\\nQty: 2\\nTime: 6 hours => rent gpu=H100 count=2 duration=PT6H",
                "Rent GPUs\\nGPU type: RTX 4090\\nNumber of GPUs: 8\\nHow long: 3 days\\nBudget: $120 => rent gpu=RTX4090 count=8 duration=P3D maxCost.usd=120",
                "Repay: 200 USDC; market: compound => repay asset.token=USDC asset.amount.value=200 market=compound",
                "Sell: ETH, amount: 2, buy: USDC => swap sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "Sell: all ETH\\nBuy: USDC => swap sell.token=ETH sell.amount.share=1 buy.token=USDC",
                "Send 50 USDC\\nTo: @bob => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Send: 50 USDC\\nTo: @bob\\nThanks! => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Spend: 900 USDC / Get: WETH => swap sell.token=USDC sell.amount.value=900 buy.token=WETH",
                "Supply\\nAsset: 300 DAI => supply asset.token=DAI asset.amount.value=300",
                "Swap: ETH to USDC\\nAmount: 2 => swap sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "Swap\\nFrom: 2 ETH\\nTo: USDC\\nMax slippage: 0.5% => swap sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=50",
                "Swap\\nFrom: ETH\\nTo: USDC\\nAmount: 2 => swap sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "To: 0x52908400098527886E0F7030069857D2E4169EE7\\nToken: USDT\\nAmount: 480 => transfer asset.token=USDT asset.amount.value=480 to=0x52908400098527886E0F7030069857D2E4169EE7",
                "Token: USDC\\nAmount: $50\\nTo: @bob => transfer asset.token=USDC asset.amount.usd=50 to=@bob",
                "Token: USDC\\nAmount: 50%\\nTo: @bob => transfer asset.token=USDC asset.amount.share=0.5 to=@bob",
                "Token: USDC\\nAmount: all\\nTo: @bob => transfer asset.token=USDC asset.amount.share=1 to=@bob",
                "Token: USDC\\nAmount: half\\nTo: @bob => transfer asset.token=USDC asset.amount.share=0.5 to=@bob",
                "Train\\nParameters: 7B\\nTokens: 100B => train parameters=7000000000 tokens=100000000000",
                "Training run\\nModel: Llama-3.1-8B\\nTokens: 2B\\nGPUs: 8 H100\\nDeadline: 3 days\\nBudget: $4000 => train model=Llama-3.1-8B tokens=2000000000 deadline=P3D maxCost.usd=4000 gpu=H100 count=8",
                "Transfer request\\nTo: @bob\\nAmount: 50 USDC => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "Trigger: ETH below 2000\\nBuy: ETH\\nSpend: 500 USDC => swap sell.token=USDC sell.amount.value=500 buy.token=ETH trigger.when.token=ETH trigger.when.below=2000",
                "Type: buy\\nToken: LINK\\nAmount: 30\\nPay with: USDC => swap sell.token=USDC buy.token=LINK buy.amount.value=30",
                "Type: sell\\nToken: LINK\\nAmount: 30\\nReceive: USDC => swap sell.token=LINK sell.amount.value=30 buy.token=USDC",
                "You pay: 900 USDC\\nYou receive: WETH => swap sell.token=USDC sell.amount.value=900 buy.token=WETH",
                "deposit: 300 DAI / platform: aave => supply asset.token=DAI asset.amount.value=300 market=aave",
                "inference / Kimi-K2 / 120 requests / output 1000 / budget $35 => infer model=Kimi-K2 outputTokens=1000 requests=120 maxCost.usd=35",
                "model: Kimi-K2\\nrequests: 120\\noutput tokens: 1000\\nbudget: $35 => infer model=Kimi-K2 outputTokens=1000 requests=120 maxCost.usd=35",
                "sell 1.5 WETH / buy DAI / slippage 25 bps => swap sell.token=WETH sell.amount.value=1.5 buy.token=DAI maxSlippageBps=25",
                "send / 50 USDC / @bob => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "swap | 2 ETH → USDC | slippage 0.5% => swap sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=50",
                "train / Llama-3.1-8B / 2B tokens / 8 H100 => train model=Llama-3.1-8B tokens=2000000000 gpu=H100 count=8",
                "业务类型：存款\\n币种：DAI\\n金额：300\\n平台：aave => supply asset.token=DAI asset.amount.value=300 market=aave",
                "业务：还款\\n金额：200 USDC\\n平台：compound => repay asset.token=USDC asset.amount.value=200 market=compound",
                "买入：0.1 WBTC\\n支付：USDC\\n最大滑点：1% => swap sell.token=USDC buy.token=WBTC buy.amount.value=0.1 maxSlippageBps=100",
                "任务：推理\\n模型：Llama-3.1-8B\\n请求数：5000\\n输入 token：500\\n输出 token：200\\n时限：6 小时\\n精度：fp8 => infer model=Llama-3.1-8B inputTokens=500 outputTokens=200 requests=5000 precision=fp8 deadline=PT6H",
                "借款申请\\n币种：USDC\\n数量：500\\n平台：Aave => borrow asset.token=USDC asset.amount.value=500 market=aave",
                "兑换：2 ETH → USDC => swap sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "卖出币种：ETH\\n卖出数量：2\\n买入币种：USDC => swap sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "卖出：2 ETH\\n买入：USDC\\n滑点：0.5% => swap sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=50",
                "取款 / 300 DAI / aave => withdraw asset.token=DAI asset.amount.value=300 market=aave",
                "定投\\n买入：ETH\\n支付：100 USDC\\n频率：每周 => swap sell.token=USDC sell.amount.value=100 buy.token=ETH trigger.every=P1W",
                "定期转账\\n收款人：@ann\\n金额：50 DAI\\n周期：每月 => transfer asset.token=DAI asset.amount.value=50 to=@ann trigger.every=P1M",
                "币种：USDC\\n数量：一半\\n收款人：@bob => transfer asset.token=USDC asset.amount.share=0.5 to=@bob",
                "币种：USDC\\n数量：全部\\n收款人：@bob => transfer asset.token=USDC asset.amount.share=1 to=@bob",
                "推理 / Kimi-K2 / 120 个请求 / 输出 1000 => infer model=Kimi-K2 outputTokens=1000 requests=120",
                "推理任务\\n模型：Kimi-K2\\n请求数：120\\n每个请求输出：1000\\n预算：35 美元 => infer model=Kimi-K2 outputTokens=1000 requests=120 maxCost.usd=35",
                "操作类型：兑换\\n支付：900 USDC\\n获得：WETH => swap sell.token=USDC sell.amount.value=900 buy.token=WETH",
                "操作：转账；收款人：@bob；金额：50 USDC；备注：房租 => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "收款地址 0x52908400098527886E0F7030069857D2E4169EE7\\n币种 USDC\\n数量 1200 => transfer asset.token=USDC asset.amount.value=1200 to=0x52908400098527886E0F7030069857D2E4169EE7",
                "显卡：RTX4090\\n张数：8\\n租期：3 天 => rent gpu=RTX4090 count=8 duration=P3D",
                "条件：LINK 高于 25\\n操作：卖出\\n币种：LINK\\n数量：30\\n换成：USDT => swap sell.token=LINK sell.amount.value=30 buy.token=USDT trigger.when.token=LINK trigger.when.above=25",
                "查余额\\n币种：ETH => balance token=ETH",
                "模型：Kimi-K2\\n请求数：120\\n输入：附件 => infer model=Kimi-K2 input=attachment requests=120",
                "渲染 | 300 帧 | 每帧 5 秒 | 预算 20 美元 => render frames=300 secondsPerFrame=5 maxCost.usd=20",
                "渲染\\n帧数：600\\n每帧：12 秒\\n显卡：RTX4090\\n时限：4 小时\\n预算：40 美元 => render frames=600 secondsPerFrame=12 gpu=RTX4090 deadline=PT4H maxCost.usd=40",
                "目标：0.4 WETH\\n来源：USDC => swap sell.token=USDC buy.token=WETH buy.amount.value=0.4",
                "租卡 / L40S / 3 张 / 一周 => rent gpu=L40S count=3 duration=P1W",
                "租卡申请\\n型号：H100\\n数量：4\\n时长：2 天\\n预算：400 美元 => rent gpu=H100 count=4 duration=P2D maxCost.usd=400",
                "触发条件：ETH 跌破 2000\\n买入：ETH\\n支付：500 USDC => swap sell.token=USDC sell.amount.value=500 buy.token=ETH trigger.when.token=ETH trigger.when.below=2000",
                "训练\\n参数量：7B\\n数据量：100B => train parameters=7000000000 tokens=100000000000",
                "训练\\n模型：Llama-3.1-8B\\n数据量：20亿 token\\n显卡：8 张 H100\\n时限：3 天\\n预算：4000 美元 => train model=Llama-3.1-8B tokens=2000000000 deadline=P3D maxCost.usd=4000 gpu=H100 count=8",
                "询价\\n卖出：2 ETH\\n买入：USDC => quote sell.token=ETH sell.amount.value=2 buy.token=USDC",
                "请办理以下转账：\\n收款人：@bob\\n金额：50 USDC => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "转账 | @bob | 50 USDC => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "转账\\n收款地址：0x52908400098527886E0F7030069857D2E4169EE7\\n币种：USDC\\n数量：1200 => transfer asset.token=USDC asset.amount.value=1200 to=0x52908400098527886E0F7030069857D2E4169EE7",
                "转账信息如下：收款人 @bob，币种 USDC，数量 50 => transfer asset.token=USDC asset.amount.value=50 to=@bob",
                "類型：轉賬\\n收款人：@bob\\n金額：50 USDC => transfer asset.token=USDC asset.amount.value=50 to=@bob"
            })
    void eachTypeIsReadFromItsFields(String form, String expected) {
        String text = lines(form);
        Reading reading = reader.read(text);

        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.READY);
        assertThat(reading.intents().stream().map(FormTest::said)).containsExactly(expected);
        assertThatGroundsCite(text, reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Action: transfer\\nTo: @bob => asset.token asset.amount",
                "Action: transfer\\nToken: SHIB\\nAmount: 5\\nTo: @bob => asset.token",
                "Action: transfer\\nToken: USDT\\nAmount: 480 => to",
                "Amount: 0 USDC\\nTo: @bob => asset.amount",
                "Amount: some USDC\\nTo: @bob => asset.amount",
                "Rent GPU\\nGPU: H100\\nDuration: 2 days => count",
                "Swap\\nBuy: 2 ETH => sell.token",
                "Swap\\nSell: 2 ETH\\nBuy: SHIB => buy.token",
                "Swap\\nSell: ETH\\nBuy: USDC => sell.amount",
                "To: @bob\\nToken: USDT\\nAmount: => asset.amount",
                "To: Bob\\nToken: USDT\\nAmount: 480 => to",
                "To: \\nToken: USDT\\nAmount: 480 => to",
                "sell: 2 ETH, buy: USDC, deadline: Friday => deadline",
                "sell: 2 ETH, buy: USDC, slippage: low => maxSlippageBps",
                "操作：兑换\\n卖出：ETH\\n买入：USDC => sell.amount",
                "操作：转账\\n币种：USDC\\n收款人：@bob => asset.amount",
                "收款人：小明\\n金额：50 USDC => to"
            })
    void whatIsLeftOutIsAskedFor(String form, String missing) {
        Reading reading = reader.read(lines(form));

        assertThat(reading.status()).as(form).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(String.join(" ", reading.missing())).as(form).isEqualTo(missing);
        assertThatGroundsCite(lines(form), reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sell: 2 ETH\\nBuy: 500 USDC",
                "Sell: USDC\\nBuy: LINK\\nAmount: 30",
                "Amount: 2\\nSell: ETH\\nBuy: USDC",
                "Recipient: @bob, amount: 50 USDC, priority: high",
                "Recipient: @bob, amount: 50 USDC, deadline: Friday",
                "Recipient: @bob, amount: 50 USDC, note: only if he delivers",
                "Recipient: @bob, amount: 50 USDC, note: hold until Friday",
                "Recipient: @bob, amount: 50 USDC, status: pending",
                "Recipient: @bob, amount: 50 USDC, status: paid",
                "Recipient: @bob, amount: 50 USDC, memo: 1234",
                "Recipient: @bob, amount: 50 USDC, message: happy birthday",
                "Recipient: @bob, amount: 50 USDC, amount: 60 USDC",
                "Recipient: @bob, recipient: @carol, amount: 50 USDC",
                "Recipient: @bob or @carol, amount: 50 USDC",
                "Recipient: @bob, amount: 50 or 60 USDC",
                "Recipient: @bob and @carol, amount: 50 USDC",
                "Recipient: @bob, amount: not 50 USDC",
                "Recipient: @bob, amount: 50 USDC, date: tomorrow",
                "Recipient: @bob, amount: 50 USDC, from: @carol",
                "From: @bob, amount: 50 USDC",
                "From: @bob\\nTo: @carol\\nAmount: 50 USDC",
                "Paid: 50 USDC, to: @bob",
                "Received: 50 USDC, from: @bob",
                "Last payment: 50 USDC, to: @bob",
                "Example\\nTo: @bob\\nAmount: 50 USDC",
                "Draft\\nTo: @bob\\nAmount: 50 USDC",
                "Invoice\\nTo: @bob\\nAmount: 50 USDC",
                "To: @bob\\nSubject: payment\\nAmount: 50 USDC",
                "To: @bob\\nAmount: 50 USDC\\nDo not send",
                "To: @bob\\nAmount: 50 USDC\\nnever mind",
                "To: @bob\\nAmount: 50 USDC\\nCancel",
                "To: @bob\\nAmount: 50 USDC?",
                "Sell: 2 ETH / Buy: USDC / Limit price: 4000",
                "Sell: 2 ETH / Buy: USDC / Gas: low",
                "Sell: 2 ETH / Buy: USDC / Min out: 7000 USDC",
                "Sell: 2 ETH / Buy: USDC / Slippage:",
                "Sell: 2 ETH / Buy: USDC / Condition:",
                "Sell: 2 ETH / Buy: USDC / Slippage: none",
                "Sell: 2 ETH / Buy: USDC / When: tomorrow",
                "Sell: 2 ETH / Buy: USDC / When: ETH at 4000",
                "Sell: 2 ETH / Buy: USDC / Frequency: Fridays",
                "Sell: 2 ETH / Buy: USDC / Venue: Uniswap",
                "Sell: 2 ETH / Buy: USDC / Market: aave",
                "Sell: 2 ETH / Buy: USDC / To: @bob",
                "Action: transfer\\nSell: 2 ETH\\nBuy: USDC",
                "Action: supply\\nAmount: 300 DAI\\nTo: @bob",
                "Action: none\\nAmount: 50 USDC\\nTo: @bob",
                "Action: don't send\\nAmount: 50 USDC\\nTo: @bob",
                "Action: swap or send\\nAmount: 50 USDC\\nTo: @bob",
                "Token: USDC\\nAmount: 50 DAI\\nTo: @bob",
                "Token: USDC or DAI\\nAmount: 50\\nTo: @bob",
                "To: @bob then swap 2 ETH to USDC\\nAmount: 50 USDC",
                "To: @bob every week\\nAmount: 50 USDC",
                "To: @bob\\nAmount: 50 USDC every week",
                "To: @bob if ETH > 4000\\nAmount: 50 USDC",
                "To: @bob (after Friday)\\nAmount: 50 USDC",
                "To: @bob\\nAmount: 50 USDC max",
                "To: @bob\\nAmount: up to 50 USDC",
                "To: @bob\\nAmount: about 50 USDC",
                "To: @bob\\nAmount: 50 USDC pending approval",
                "To: @bob\\nAmount: 50 USDC, 2 ETH",
                "To: @bob\\nAmount: 50 USDC\\nTo: @carol\\nAmount: 30 DAI",
                "GPU: H100\\nCount: 4 or 8\\nDuration: 2 days",
                "GPU: H100 or A100\\nCount: 4\\nDuration: 2 days",
                "GPU: 4 H100\\nCount: 8\\nDuration: 2 days",
                "GPU: H100\\nCount: 4\\nDuration: 2 days\\nRegion: EU",
                "GPU: H100\\nCount: 4\\nDuration: 2 days\\nStart: tomorrow",
                "GPU: H100\\nCount: 4\\nDuration: 2 days\\nPrice: $2/hour",
                "GPU: H100\\nCount: 4\\nDuration: 2 days\\nBudget: $2 an hour",
                "GPU: H100\\nCount: 4\\nDuration: 2 days\\nBudget: 35",
                "Model: Kimi-K2\\nRequests: 120\\nTemperature: 0.7",
                "Model: Kimi-K2\\nGPU: H100",
                "Token: ETH\\nPrice: 4000",
                "Token: ETH\\nAmount: 2",
                "buy 1 ETH; sell 2 LINK",
                "swap 2 ETH\\nsend 50 USDC",
                "Balance: 50 USDC\\nTo: @bob",
                "My balance: 50 USDC, to: @bob",
                "Borrowed: 200 USDC, market: aave",
                "Debt: 200 USDC, market: aave",
                "Swap: 2 ETH → USDC → DAI",
                "Swap: ETH/USDC\\nAmount: 2",
                "Pair: ETH/USDC\\nSell: 2",
                "She wrote: to: @bob, amount: 50 USDC",
                "\"To: @bob\\nAmount: 50 USDC\"",
                "Translate:\\nTo: @bob\\nAmount: 50 USDC",
                "Deposit: 300 DAI / from: aave",
                "Withdraw: 300 DAI / to: @bob",
                "Withdraw: 300 DAI / to: aave",
                "Supply: 300 DAI / from: aave",
                "Repay: 300 DAI / to: @bob",
                "Pay: 900 USDC\\nReceive: WETH\\nTo: @bob",
                "To: 0x5290840009852788\\nAmount: 50 USDC",
                "收款人：@bob，金额：50 USDC，状态：已支付",
                "收款人：@bob，金额：50 USDC，时间：明天",
                "收款人：@bob，金额：50 USDC，备注：等他发货再付",
                "收款人：@bob，金额：50 USDC，备注：不要转",
                "收款人：@bob，金额：50 USDC，备注：先别转",
                "收款人：@bob，金额：50 USDC，附言：1234",
                "收款人：@bob，金额：50 USDC，手续费：低",
                "付款人：@bob，金额：50 USDC",
                "卖出：2 ETH\\n买入：500 USDC",
                "卖出：USDC\\n买入：LINK\\n数量：30",
                "操作：不转账\\n收款人：@bob\\n金额：50 USDC",
                "操作：取消\\n收款人：@bob\\n金额：50 USDC",
                "示例\\n收款人：@bob\\n金额：50 USDC",
                "收款人：@bob\\n金额：50 USDC\\n算了",
                "收款人：@bob\\n金额：50 USDC\\n金额：60 USDC",
                "余额：50 USDC\\n收款人：@bob",
                "已还：200 USDC\\n平台：aave",
                "欠款：200 USDC\\n平台：aave",
                "买入：ETH\\n支付：500 USDC\\n价格：2000",
                "存款：300 DAI\\n从：aave",
                "显卡：H100\\n数量：4\\n时长：2 天\\n开始时间：明天",
                "Recipient: @bob, amount: 50 USDC, note: refund if it arrives late",
                "Recipient: @bob, amount: 50 USDC, note: wait for my ok",
                "Recipient: @bob, amount: 50 USDC, note: do it twice",
                "Recipient: @bob, amount: 50 USDC, note: split in half",
                "Recipient: @bob, amount: 50 USDC, note: test only",
                "Recipient: @bob, amount: 50 USDC, note: this is a draft",
                "Recipient: @bob, amount: 50 USDC, purpose: deposit on aave",
                "Recipient: @bob, amount: 50 USDC, reference: same as last month",
                "Recipient: @bob, amount: 50 USDC, reason: he already got it",
                "Recipient: @bob, amount: 50 USDC, note: cancel",
                "Recipient: @bob, amount: 50 USDC, note: not yet",
                "Recipient: @bob, amount: 50 USDC, note: on Base network",
                "Recipient: @bob, amount: 50 USDC, note: keep the fee under a dollar",
                "Recipient: @bob, amount: 50 USDC, comment: needs sign-off",
                "Recipient: @bob, amount: 50 USDC, description: example",
                "收款人：@bob，金额：50 USDC，备注：每月都转",
                "收款人：@bob，金额：50 USDC，备注：测试",
                "收款人：@bob，金额：50 USDC，备注：先确认再转",
                "收款人：@bob，金额：50 USDC，备注：草稿",
                "收款人：@bob，金额：50 USDC，备注：已付",
                "收款人：@bob，金额：50 USDC，备注：到货后付",
                "收款人：@bob，金额：50 USDC，用途：存 aave",
                "收款人：@bob，金额：50 USDC，说明：仅示例",
                "收款人：@bob，金额：50 USDC，备注：一式两份",
                "Sell: 2 ETH / Buy: USDC / Note: only above 4000",
                "Sell: 2 ETH / Buy: USDC / Note: at market",
                "Sell: 2 ETH / Buy: USDC / Note: let me know first",
                "Subject: Sell ETH\\nSell: 2 ETH\\nBuy: USDC",
                "Amount: 50 USDC\\nTo: @bob\\nFrequency: once a month, starting in May",
                "Amount: 50 USDC\\nTo: @bob\\nWhen: he delivers",
                "Amount: 50 USDC\\nTo: @bob\\nIf: approved",
                "Amount: 50 USDC\\nTo: @bob\\nWhen: ETH > 4000 or < 2000",
                "Amount: -50 USDC\\nTo: @bob",
                "Amount: 1.000.000 USDC\\nTo: @bob",
                "Amount: 5O USDC\\nTo: @bob",
                "Amount: 50 USDС\\nTo: @bob",
                "Amount: 150%\\nToken: USDC\\nTo: @bob",
                "Amount: all but 5 USDC\\nTo: @bob",
                "Amount: 50\\nToken: euro\\nTo: @bob",
                "Sell: 2 ETH\\nBuy: ETH",
                "Sell: 2 ETH and 3 LINK\\nBuy: USDC",
                "Sell: 2 ETH\\nBuy: USDC and DAI",
                "Sell: 2 ETH\\nBuy: USDC\\nSlippage: 0.5% or 1%",
                "Sell: 2 ETH\\nBuy: USDC\\nSlippage: 150%",
                "Sell: 2 ETH\\nBuy: USDC\\nSlippage: 0.5",
                "Sell: 2 ETH\\nBuy: at least 7000 USDC",
                "Sell: 2 ETH at 4000\\nBuy: USDC",
                "Sell: 2 ETH\\nBuy: USDC at 4000",
                "Sell: up to 2 ETH\\nBuy: USDC",
                "Sell: 2 ETH tomorrow\\nBuy: USDC",
                "Should I?\\nSell: 2 ETH\\nBuy: USDC",
                "Not: Sell: 2 ETH, Buy: USDC",
                "Action: swap\\nAction: send\\nAmount: 50 USDC\\nTo: @bob",
                "GPU: H100\\nQty: 4\\nDuration: a few days",
                "GPU: H100\\nQty: 4\\nDuration: 2-3 days",
                "GPU: H100\\nQty: some\\nDuration: 2 days",
                "GPU: H100\\nQty: 4\\nDuration: 2 days\\nDeadline: Friday",
                "GPU: H100\\nQty: 4\\nDuration: 2 days\\nOS: Ubuntu",
                "Model: Kimi-K2 or Llama-3.1-8B\\nRequests: 120",
                "Render\\nFrames: 600\\nPer frame: 12",
                "Render\\nFrames: 600\\nBudget: $2 per frame",
                "Train\\nModel: Llama-3.1-8B\\nTokens: 2B\\nEpochs: 3",
                "Train\\nModel: Llama-3.1-8B\\nTokens: 2B\\nLearning rate: 0.001",
                "Amount: - 50 USDC\\nTo: @bob",
                "> Amount: 50 USDC\\n> To: @bob",
                "When: > 4000\\nSell: 2 ETH\\nBuy: USDC",
                "Sell: 2 ETH\\nBuy: USDC\\nSlippage: -1%"
            })
    void whatDoesNotFitIsNotReady(String form) {
        assertThat(reader.read(lines(form)).status()).as(form).isNotEqualTo(Reading.Status.READY);
    }

    @Test
    void aTextWithoutSignsIsNoForm() {
        assertThat(Form.of("send 50 USDC to @bob, amount 50", IntentReader.DEFAULT_TOKENS))
                .isNull();
    }

    @Test
    void everyValueStandsWhereItsGroundSays() {
        String text = "To: @bob\nToken: USDT\nAmount: 480";
        Reading reading = reader.read(text);

        assertThat(reading.grounds())
                .contains(
                        Ground.span("/intents/0/asset/amount/value", 29, 32, "480"),
                        Ground.span("/intents/0/asset/token", 16, 20, "USDT"),
                        Ground.span("/intents/0/to", 4, 8, "@bob"));
    }

    @Test
    void aLongFormIsReadInLinearTime() {
        String text = "Note: a\n".repeat(20_000);

        assertThat(reader.read(text).status()).isNotEqualTo(Reading.Status.READY);
    }

    private static void assertThatGroundsCite(String text, Reading reading) {
        assertThat(reading.text()).isEqualTo(text);
        for (Ground ground : reading.grounds()) {
            if (ground.text() != null) {
                assertThat(ground.text()).isEqualTo(text.substring(ground.start(), ground.end()));
            }
        }
        List<String> paths = new ArrayList<>(
                reading.grounds().stream().map(Ground::path).sorted().toList());
        assertThat(paths).containsAll(Leaves.of(reading));
    }

    private static String lines(String form) {
        return form.replace("\\n", "\n");
    }

    private static String said(Intent intent) {
        return Leaves.shortForm(intent);
    }
}
