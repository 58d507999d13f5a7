package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The public contract on intents as Chinese speaks of it: every type, number and rule in several wordings, and conversations,
 * whose turns are divided by ‖.
 */
class ChineseContractTest {

    private final IntentReader reader = IntentReader.withDefaultTokens();

    private Reading read(String turns) {
        Conversation conversation = Conversation.EMPTY;
        Reading reading = null;
        for (String turn : turns.split("‖", -1)) {
            reading = reader.read(turn, conversation);
            conversation = conversation.next(reading);
        }
        return Objects.requireNonNull(reading);
    }

    /** The leaves of each intent, in alphabetical order. */
    private static List<Set<String>> leaves(List<String> intents) {
        return intents.stream()
                .map(intent -> (Set<String>) new TreeSet<>(Arrays.asList(intent.split(" (?=[A-Za-z.]+=)", -1))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            把2个ETH换成USDC然后把一半借出去 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC; supply asset.token=USDC asset.amount.of=step:0 asset.amount.share=0.5
            用USDC买0.1个WBTC | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.1
            用250 USDC买点ETH | swap sell.token=USDC sell.amount.value=250 buy.token=ETH
            我想用五百U买以太坊 | swap sell.token=USDT sell.amount.value=500 buy.token=ETH
            请帮我将1.5万USDT兑换为DAI，滑点不超过0.3% | swap sell.token=USDT sell.amount.value=15000 buy.token=DAI maxSlippageBps=30
            帮我卖掉全部的LINK换成USDC | swap sell.token=LINK sell.amount.share=1 buy.token=USDC
            把我一半的UNI换成ETH | swap sell.token=UNI sell.amount.share=0.5 buy.token=ETH
            将百分之三十的DAI转换成USDC | swap sell.token=DAI sell.amount.share=0.3 buy.token=USDC
            卖出200美元的ETH换USDC | swap sell.token=ETH sell.amount.usd=200 buy.token=USDC
            买200美元的ETH，用DAI付 | swap sell.token=DAI buy.token=ETH buy.amount.usd=200
            用DAI买200刀的ETH | swap sell.token=DAI buy.token=ETH buy.amount.usd=200
            如果ETH涨到4000美元以上，就卖出1个ETH换成USDC | swap sell.token=ETH sell.amount.value=1 buy.token=USDC trigger.when.token=ETH trigger.when.above=4000
            当以太坊跌破2000的时候，帮我用1000 USDC买ETH | swap sell.token=USDC sell.amount.value=1000 buy.token=ETH trigger.when.token=ETH trigger.when.below=2000
            每周定投100 USDC买ETH | swap sell.token=USDC sell.amount.value=100 buy.token=ETH trigger.every=P1W
            每个月用50个DAI买LINK | swap sell.token=DAI sell.amount.value=50 buy.token=LINK trigger.every=P1M
            把1个ETH包装成WETH | swap sell.token=ETH sell.amount.value=1 buy.token=WETH
            把3个WETH解包 | swap sell.token=WETH sell.amount.value=3 buy.token=ETH
            我要买３个ＬＩＮＫ，用ＵＳＤＣ付款 | swap sell.token=USDC buy.token=LINK buy.amount.value=3
            把100 USDC平分给@a和@b | transfer asset.token=USDC asset.amount.value=50 to=@a; transfer asset.token=USDC asset.amount.value=50 to=@b
            把100 USDC分成两份分别转给@a和@b | transfer asset.token=USDC asset.amount.value=50 to=@a; transfer asset.token=USDC asset.amount.value=50 to=@b
            100 USDC均分，分別轉給@a和@b | transfer asset.token=USDC asset.amount.value=50 to=@a; transfer asset.token=USDC asset.amount.value=50 to=@b
            分别给@a和@b转50 USDC | transfer asset.token=USDC asset.amount.value=50 to=@a; transfer asset.token=USDC asset.amount.value=50 to=@b
            兩千五百個USDC換成以太坊 | swap sell.token=USDC sell.amount.value=2500 buy.token=ETH
            幫我把五百個USDT換成WBTC，滑點最多百分之一 | swap sell.token=USDT sell.amount.value=500 buy.token=WBTC maxSlippageBps=100
            swap一下 2个ETH to USDC | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            把ETH全部swap成USDC | swap sell.token=ETH sell.amount.share=1 buy.token=USDC
            我想把手里的1e3 DAI换成ETH | swap sell.token=DAI sell.amount.value=1000 buy.token=ETH
            把半个ETH换成DAI | swap sell.token=ETH sell.amount.value=0.5 buy.token=DAI
            换成USDC，2个ETH | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            ETH换USDC，数量2 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            1.5k USDC换成LINK谢谢 | swap sell.token=USDC sell.amount.value=1500 buy.token=LINK
            能不能帮我把1,250.50 USDC换成DAI？ | swap sell.token=USDC sell.amount.value=1250.5 buy.token=DAI
            我想要100个LINK，拿ETH换 | swap sell.token=ETH buy.token=LINK buy.amount.value=100
            我需要恰好1000 USDC，从我的ETH里换 | swap sell.token=ETH buy.token=USDC buy.amount.value=1000
            花300 USDC买UNI | swap sell.token=USDC sell.amount.value=300 buy.token=UNI
            2个ETH能换多少USDC？ | quote sell.token=ETH sell.amount.value=2 buy.token=USDC
            现在1个以太坊值多少U | quote sell.token=ETH sell.amount.value=1 buy.token=USDT
            买1个WBTC要多少USDC | quote sell.token=USDC buy.token=WBTC buy.amount.value=1
            报个价，500 DAI换LINK | quote sell.token=DAI sell.amount.value=500 buy.token=LINK
            帮我查一下3个ETH兑换成DAI的报价 | quote sell.token=ETH sell.amount.value=3 buy.token=DAI
            我想知道1000 USDC可以换到多少ETH | quote sell.token=USDC sell.amount.value=1000 buy.token=ETH
            如果我卖掉5个UNI能拿到多少USDC | quote sell.token=UNI sell.amount.value=5 buy.token=USDC
            给vitalik.eth转0.5个ETH | transfer asset.token=ETH asset.amount.value=0.5 to=vitalik.eth
            把100 USDC转给@alice | transfer asset.token=USDC asset.amount.value=100 to=@alice
            转50U给@bob | transfer asset.token=USDT asset.amount.value=50 to=@bob
            向0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed发送两个LINK | transfer asset.token=LINK asset.amount.value=2 to=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
            打300个DAI到alice.eth | transfer asset.token=DAI asset.amount.value=300 to=alice.eth
            汇200美元的USDC给@carol | transfer asset.token=USDC asset.amount.usd=200 to=@carol
            把我所有的DAI都发给bob.eth | transfer asset.token=DAI asset.amount.share=1 to=bob.eth
            每月给@landlord转1500 USDC | transfer asset.token=USDC asset.amount.value=1500 to=@landlord trigger.every=P1M
            给@alice和@bob各转10 USDC | transfer asset.token=USDC asset.amount.value=10 to=@alice; transfer asset.token=USDC asset.amount.value=10 to=@bob
            付給@dave 二十個USDC | transfer asset.token=USDC asset.amount.value=20 to=@dave
            麻烦把四分之一的ETH转到alice.eth，谢谢 | transfer asset.token=ETH asset.amount.share=0.25 to=alice.eth
            存500 USDC到Aave | supply asset.token=USDC asset.amount.value=500 market=aave
            把我全部的DAI存进compound生息 | supply asset.token=DAI asset.amount.share=1 market=compound
            在Aave上借200 USDC | borrow asset.token=USDC asset.amount.value=200 market=aave
            从Compound取出100个DAI | withdraw asset.token=DAI asset.amount.value=100 market=compound
            把aave里的USDC全部提出来 | withdraw asset.token=USDC asset.amount.share=1 market=aave
            还100 DAI的贷款 | repay asset.token=DAI asset.amount.value=100
            偿还我在Aave的全部USDC债务 | repay asset.token=USDC asset.amount.share=1 market=aave
            还一半的DAI欠款 | repay asset.token=DAI asset.amount.share=0.5
            出借1000 USDT | supply asset.token=USDT asset.amount.value=1000
            我想存入价值500美元的ETH到Aave | supply asset.token=ETH asset.amount.usd=500 market=aave
            提取我在Compound一半的USDT | withdraw asset.token=USDT asset.amount.share=0.5 market=compound
            我有多少USDC？ | balance token=USDC
            查看余额 | balance
            我的钱包里还有多少ETH | balance token=ETH
            看看我的资产 | balance
            帮我看下LINK余额 | balance token=LINK
            显示我的账户余额 | balance
            用Llama-3.1-8B跑一下我的附件，输出500个token | infer model=Llama-3.1-8B input=attachment outputTokens=500
            用Qwen3-8B处理1000个请求，每个输入2000 token，输出500 token，12小时内完成 | infer model=Qwen3-8B inputTokens=2000 outputTokens=500 requests=1000 deadline=PT12H
            在2张H100上用fp8跑Llama-3.1-70B，生成100万个token，预算40美元 | infer model=Llama-3.1-70B outputTokens=1000000 precision=fp8 maxCost.usd=40 gpu=H100 count=2
            用4张H100跑Llama-3.1-70B生成一百万token要多久？ | infer model=Llama-3.1-70B outputTokens=1000000 gpu=H100 count=4 estimateOnly=true
            用64张H100训练一个70亿参数的模型，数据量1万亿token，预算40万美元 | train parameters=7000000000 tokens=1000000000000 maxCost.usd=400000 gpu=H100 count=64
            在两周内用5000万token微调Llama-3.1-8B | train model=Llama-3.1-8B tokens=50000000 deadline=P2W
            训练一个7B模型，1T tokens，需要多长时间？ | train parameters=7000000000 tokens=1000000000000 estimateOnly=true
            租4张A100，用6小时 | rent gpu=A100 count=4 duration=PT6H
            我要租八块H100三天，最多花500 USDC | rent gpu=H100 count=8 duration=P3D maxCost.token=USDC maxCost.amount=500
            租一台4090跑一个星期 | rent gpu=RTX4090 count=1 duration=P1W
            渲染250帧动画，每帧90秒，用4090 | render frames=250 secondsPerFrame=90 gpu=RTX4090
            渲染一千帧，24小时内，最多花30刀 | render frames=1000 deadline=PT24H maxCost.usd=30
            帮我把这篇文章翻译成英文 | service query=把这篇文章翻译成英文
            写一首关于以太坊的诗 | service query=写一首关于以太坊的诗
            帮我订一张明天去上海的机票 | service query=订一张明天去上海的机票
            总结一下这份合同 | service query=总结一下这份合同
            请审计一下我的智能合约 | service query=审计一下我的智能合约
            帮我写一个Python爬虫 | service query=写一个Python爬虫
            查一下明天北京的天气 | service query=查一下明天北京的天气
            给我画一张猫的图片 | service query=画一张猫的图片
            帮我设计一个logo | service query=设计一个logo
            找一家好吃的火锅店 | service query=找一家好吃的火锅店
            先用1000 USDC买ETH，然后把买到的ETH全部存进Aave | swap sell.token=USDC sell.amount.value=1000 buy.token=ETH; supply asset.token=ETH asset.amount.of=step:0 asset.amount.share=1 market=aave
            把3个ETH换成USDC，一半转给@alice，剩下的存到Compound | swap sell.token=ETH sell.amount.value=3 buy.token=USDC; transfer asset.token=USDC asset.amount.of=step:0 asset.amount.share=0.5 to=@alice; supply asset.token=USDC asset.amount.of=step:0 asset.amount.share=0.5 market=compound
            从Aave取出500 USDC，再转给bob.eth | withdraw asset.token=USDC asset.amount.value=500 market=aave; transfer asset.token=USDC asset.amount.of=step:0 asset.amount.share=1 to=bob.eth
            借100 DAI并换成ETH | borrow asset.token=DAI asset.amount.value=100; swap sell.token=DAI sell.amount.of=step:0 sell.amount.share=1 buy.token=ETH
            查一下余额，然后转10 USDC给@amy | balance; transfer asset.token=USDC asset.amount.value=10 to=@amy
            把ETH换成USDC‖2个 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            把2个ETH换成USDC‖不，换成DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            转10 USDC‖给@bob | transfer asset.token=USDC asset.amount.value=10 to=@bob
            转10 USDC给@bob‖再来一次 | transfer asset.token=USDC asset.amount.value=10 to=@bob
            转10 USDC给@bob‖改成20 | transfer asset.token=USDC asset.amount.value=20 to=@bob
            转10 USDC给@bob‖不对，是@carol | transfer asset.token=USDC asset.amount.value=10 to=@carol
            把ETH换成USDC‖全部 | swap sell.token=ETH sell.amount.share=1 buy.token=USDC
            租2张A100‖6个小时 | rent gpu=A100 count=2 duration=PT6H
            我要把我钱包里一半的以太坊换成USDT | swap sell.token=ETH sell.amount.share=0.5 buy.token=USDT
            换2000 USDT到ETH，滑点1% | swap sell.token=USDT sell.amount.value=2000 buy.token=ETH maxSlippageBps=100
            滑点控制在50个基点以内，把3个LINK换成DAI | swap sell.token=LINK sell.amount.value=3 buy.token=DAI maxSlippageBps=50
            拿一半的WBTC去换ETH | swap sell.token=WBTC sell.amount.share=0.5 buy.token=ETH
            我想用ETH换取正好2500个USDC | swap sell.token=ETH buy.token=USDC buy.amount.value=2500
            帮我买两个WBTC，用USDT支付 | swap sell.token=USDT buy.token=WBTC buy.amount.value=2
            花1000U买入ETH | swap sell.token=USDT sell.amount.value=1000 buy.token=ETH
            ETH价格低于1800美元时，用2000 USDC买入ETH | swap sell.token=USDC sell.amount.value=2000 buy.token=ETH trigger.when.token=ETH trigger.when.below=1800
            等ETH突破5000刀，把一半ETH卖成USDC | swap sell.token=ETH sell.amount.share=0.5 buy.token=USDC trigger.when.token=ETH trigger.when.above=5000
            每天买10美元的ETH，用USDC | swap sell.token=USDC buy.token=ETH buy.amount.usd=10 trigger.every=P1D
            每隔两周把100 DAI换成UNI | swap sell.token=DAI sell.amount.value=100 buy.token=UNI trigger.every=P2W
            每个星期给@mom打100U | transfer asset.token=USDT asset.amount.value=100 to=@mom trigger.every=P1W
            LINK跌到10美元以下就买50个，用USDC付 | swap sell.token=USDC buy.token=LINK buy.amount.value=50 trigger.when.token=LINK trigger.when.below=10
            把价值500刀的UNI转给@tom | transfer asset.token=UNI asset.amount.usd=500 to=@tom
            把四分之三的LINK存进Aave | supply asset.token=LINK asset.amount.share=0.75 market=aave
            把USDC的25%存入aave | supply asset.token=USDC asset.amount.share=0.25 market=aave
            把我在Compound的存款全部取出，币种DAI | withdraw asset.token=DAI asset.amount.share=1 market=compound
            取出所有在Aave上的WETH | withdraw asset.token=WETH asset.amount.share=1 market=aave
            帮我在compound上借一千五百USDC | borrow asset.token=USDC asset.amount.value=1500 market=compound
            借500刀的DAI | borrow asset.token=DAI asset.amount.usd=500
            还清所有DAI债务 | repay asset.token=DAI asset.amount.share=1
            把Aave上的USDC债还掉三百 | repay asset.token=USDC asset.amount.value=300 market=aave
            还款50个USDT到Aave | repay asset.token=USDT asset.amount.value=50 market=aave
            我还有多少DAI | balance token=DAI
            我钱包里有什么 | balance
            查询我的USDC余额 | balance token=USDC
            我的UNI还剩多少？ | balance token=UNI
            账户里有多少钱 | balance
            1 ETH现在能换多少DAI | quote sell.token=ETH sell.amount.value=1 buy.token=DAI
            我要得到1000 USDC需要多少ETH？ | quote sell.token=ETH buy.token=USDC buy.amount.value=1000
            卖2个WBTC能得到多少USDC？ | quote sell.token=WBTC sell.amount.value=2 buy.token=USDC
            查一下把10个LINK换成USDC的价格 | quote sell.token=LINK sell.amount.value=10 buy.token=USDC
            使用Llama-3.1-70B处理附件，最多花费5美元 | infer model=Llama-3.1-70B input=attachment maxCost.usd=5
            Qwen3-8B int4量化跑200个请求 | infer model=Qwen3-8B requests=200 precision=int4
            用bf16精度的Llama-3.1-8B生成10000个token | infer model=Llama-3.1-8B outputTokens=10000 precision=bf16
            用16张A100训练13B模型需要多久，数据3000亿token | train parameters=13000000000 tokens=300000000000 gpu=A100 count=16 estimateOnly=true
            预训练一个1750亿参数的模型，用3000亿token，1024张A100，30天内完成 | train parameters=175000000000 tokens=300000000000 deadline=P30D gpu=A100 count=1024
            微调Qwen3-8B，2亿token，预算100 USDC，48小时内 | train model=Qwen3-8B tokens=200000000 deadline=PT48H maxCost.token=USDC maxCost.amount=100
            租8卡H100用12小时，预算200刀 | rent gpu=H100 count=8 duration=PT12H maxCost.usd=200
            帮我租一张RTX 4090，用两天半 | rent gpu=RTX4090 count=1 duration=P2DT12H
            要16块A100，租一个月 | rent gpu=A100 count=16 duration=P1M
            租两台H200服务器三个小时，总价不超过50美元 | rent gpu=H200 count=2 duration=PT3H maxCost.usd=50
            渲染1200帧，一帧两分钟，3天内交付，预算80美金 | render frames=1200 secondsPerFrame=120 deadline=P3D maxCost.usd=80
            渲染一段300帧的动画，每帧大约45秒 | render frames=300 secondsPerFrame=45
            用RTX 4090渲染120帧，每帧半分钟 | render frames=120 secondsPerFrame=30 gpu=RTX4090
            帮我写一份市场调研报告 | service query=写一份市场调研报告
            给我的产品设计一个logo | service query=给我的产品设计一个logo
            把这个PDF转换成Word | service query=把这个PDF转换成Word
            帮我分析一下这只股票 | service query=分析一下这只股票
            预订明晚七点两人位的餐厅 | service query=预订明晚七点两人位的餐厅
            帮我查一下去东京的航班 | service query=查一下去东京的航班
            把我的ETH质押到Lido | service query=把我的ETH质押到Lido
            将100 USDC跨链到Arbitrum | service query=将100 USDC跨链到Arbitrum
            铸造一个NFT | service query=铸造一个NFT
            先把1个ETH换成USDC，再把其中的30%转给@bob，其余的存到Aave | swap sell.token=ETH sell.amount.value=1 buy.token=USDC; transfer asset.token=USDC asset.amount.of=step:0 asset.amount.share=0.3 to=@bob; supply asset.token=USDC asset.amount.of=step:0 asset.amount.share=0.7 market=aave
            从Compound借1000 USDC，全部换成ETH，然后存进Aave | borrow asset.token=USDC asset.amount.value=1000 market=compound; swap sell.token=USDC sell.amount.of=step:0 sell.amount.share=1 buy.token=ETH; supply asset.token=ETH asset.amount.of=step:1 asset.amount.share=1 market=aave
            卖掉5个UNI换DAI，用换到的DAI还债 | swap sell.token=UNI sell.amount.value=5 buy.token=DAI; repay asset.token=DAI asset.amount.of=step:0 asset.amount.share=1
            取出Aave里的1000 DAI，一半换ETH，一半换WBTC | withdraw asset.token=DAI asset.amount.value=1000 market=aave; swap sell.token=DAI sell.amount.of=step:0 sell.amount.share=0.5 buy.token=ETH; swap sell.token=DAI sell.amount.of=step:0 sell.amount.share=0.5 buy.token=WBTC
            把2 ETH换成USDC，转一半给alice.eth | swap sell.token=ETH sell.amount.value=2 buy.token=USDC; transfer asset.token=USDC asset.amount.of=step:0 asset.amount.share=0.5 to=alice.eth
            用500 USDC买LINK，买到后全转给@x | swap sell.token=USDC sell.amount.value=500 buy.token=LINK; transfer asset.token=LINK asset.amount.of=step:0 asset.amount.share=1 to=@x
            转 1.5 万 DAI 到 bob.eth | transfer asset.token=DAI asset.amount.value=15000 to=bob.eth
            转 2 千 USDC 给 @bob | transfer asset.token=USDC asset.amount.value=2000 to=@bob
            把 3 百 个 LINK 换成 ETH | swap sell.token=LINK sell.amount.value=300 buy.token=ETH
            给 @小李 转 50u | transfer asset.token=USDT asset.amount.value=50 to=@小李
            把100 USDC转给@小明 | transfer asset.token=USDC asset.amount.value=100 to=@小明
            给@小李转50U | transfer asset.token=USDT asset.amount.value=50 to=@小李
            转50U给@房东，谢谢 | transfer asset.token=USDT asset.amount.value=50 to=@房东
            给@老妈打三千刀的USDC | transfer asset.token=USDC asset.amount.usd=3000 to=@老妈
            转 5 个 LINK 给 @amy | transfer asset.token=LINK asset.amount.value=5 to=@amy
            USDC里面拿出950去买以太 | swap sell.token=USDC sell.amount.value=950 buy.token=ETH
            转账100USDC给@财务部 | transfer asset.token=USDC asset.amount.value=100 to=@财务部
            每周给@妈妈转100U | transfer asset.token=USDT asset.amount.value=100 to=@妈妈 trigger.every=P1W
            发20个U给@阿強 | transfer asset.token=USDT asset.amount.value=20 to=@阿強
            转给@小李五十U | transfer asset.token=USDT asset.amount.value=50 to=@小李
            给@小李和@小王各转10U | transfer asset.token=USDT asset.amount.value=10 to=@小李; transfer asset.token=USDT asset.amount.value=10 to=@小王
            转给@小李和@小王各10U | transfer asset.token=USDT asset.amount.value=10 to=@小李; transfer asset.token=USDT asset.amount.value=10 to=@小王
            把100U转给@小明当零花钱 | transfer asset.token=USDT asset.amount.value=100 to=@小明
            把100U转给@小明吧 | transfer asset.token=USDT asset.amount.value=100 to=@小明
            给@小发转100U | transfer asset.token=USDT asset.amount.value=100 to=@小发
            转给@陈小发50U | transfer asset.token=USDT asset.amount.value=50 to=@陈小发
            给@王老五打5个LINK | transfer asset.token=LINK asset.amount.value=5 to=@王老五
            我想要刚好100个LINK，用USDC买 | swap sell.token=USDC buy.token=LINK buy.amount.value=100
            帮我凑够5000 USDC，从ETH里出 | swap sell.token=ETH buy.token=USDC buy.amount.value=5000
            需要换出1000个DAI，用ETH付 | swap sell.token=ETH buy.token=DAI buy.amount.value=1000
            卖ETH换到正好3000 USDC | swap sell.token=ETH buy.token=USDC buy.amount.value=3000
            用UNI换1个ETH | swap sell.token=UNI buy.token=ETH buy.amount.value=1
            用USDT给我买入15个UNI | swap sell.token=USDT buy.token=UNI buy.amount.value=15
            我要1.5个ETH，拿DAI买 | swap sell.token=DAI buy.token=ETH buy.amount.value=1.5
            卖点ETH，我要2000 USDC | swap sell.token=ETH buy.token=USDC buy.amount.value=2000
            把LINK换成500个USDC | swap sell.token=LINK buy.token=USDC buy.amount.value=500
            把LINK卖掉，换500 USDC | swap sell.token=LINK buy.token=USDC buy.amount.value=500
            从USDC中兑换0.3枚WBTC | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.3
            用DAI兑换出2枚ETH | swap sell.token=DAI buy.token=ETH buy.amount.value=2
            我希望最终得到1000 USDT，请用WETH兑换 | swap sell.token=WETH buy.token=USDT buy.amount.value=1000
            以USDC购入0.05 WBTC | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.05
            买3个ETH，付USDT | swap sell.token=USDT buy.token=ETH buy.amount.value=3
            用ETH换够800 DAI | swap sell.token=ETH buy.token=DAI buy.amount.value=800
            换800 DAI出来，用ETH | swap sell.token=ETH buy.token=DAI buy.amount.value=800
            我要換到整整一千顆USDC，用以太坊換 | swap sell.token=ETH buy.token=USDC buy.amount.value=1000
            要买0.2个WBTC，钱从USDC出 | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.2
            您好，请问可以帮我把2个ETH换成USDC吗？非常感谢！ | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            不好意思打扰一下，麻烦您帮我转50 USDC给alice.eth，谢谢您 | transfer asset.token=USDC asset.amount.value=50 to=alice.eth
            烦请将账户内全部DAI存入Aave，感激不尽 | supply asset.token=DAI asset.amount.share=1 market=aave
            劳烦您帮忙借入300 USDC，多谢 | borrow asset.token=USDC asset.amount.value=300
            您好，我想咨询一下，1个ETH可以兑换多少USDC？ | quote sell.token=ETH sell.amount.value=1 buy.token=USDC
            请您协助我将500 USDT兑换成ETH，谢谢 | swap sell.token=USDT sell.amount.value=500 buy.token=ETH
            如果方便的话，请把3个LINK发送给bob.eth | transfer asset.token=LINK asset.amount.value=3 to=bob.eth
            可以麻烦你把我所有的UNI卖成USDC吗 | swap sell.token=UNI sell.amount.share=1 buy.token=USDC
            兹申请将1000 USDC转账至finance.eth，请予以办理 | transfer asset.token=USDC asset.amount.value=1000 to=finance.eth
            请贵方协助归还Aave上的500 DAI借款 | repay asset.token=DAI asset.amount.value=500 market=aave
            能否请你查询一下我账户中的USDC余额 | balance token=USDC
            辛苦帮我租两张A100，用5个小时，谢啦 | rent gpu=A100 count=2 duration=PT5H
            亲，帮忙把50U打给@lily哈 | transfer asset.token=USDT asset.amount.value=50 to=@lily
            老师您好，想请您帮忙取出compound里的100 USDC | withdraw asset.token=USDC asset.amount.value=100 market=compound
            把2个ETH换成USDC‖等等，3个 | swap sell.token=ETH sell.amount.value=3 buy.token=USDC
            把2个ETH换成USDC‖换成DAI吧 | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            把2个ETH换成USDC‖数量改为5 | swap sell.token=ETH sell.amount.value=5 buy.token=USDC
            把2个ETH换成USDC‖滑点设成0.5% | swap sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=50
            转50 USDC给@bob‖收款人改成@carol | transfer asset.token=USDC asset.amount.value=50 to=@carol
            转50 USDC给@bob‖改转给carol.eth | transfer asset.token=USDC asset.amount.value=50 to=carol.eth
            转50 USDC给@bob‖币种换成DAI | transfer asset.token=DAI asset.amount.value=50 to=@bob
            转50 USDC给@bob‖金额改成一百 | transfer asset.token=USDC asset.amount.value=100 to=@bob
            存100 DAI到Aave‖改存Compound | supply asset.token=DAI asset.amount.value=100 market=compound
            存100 DAI到Aave‖还是存到Compound吧 | supply asset.token=DAI asset.amount.value=100 market=compound
            租4张A100用6小时‖换成H100 | rent gpu=H100 count=4 duration=PT6H
            租4张A100用6小时‖时间改成12小时 | rent gpu=A100 count=4 duration=PT12H
            用100 USDC买ETH‖改成200 | swap sell.token=USDC sell.amount.value=200 buy.token=ETH
            用100 USDC买ETH‖同样的再来一遍 | swap sell.token=USDC sell.amount.value=100 buy.token=ETH
            借200 USDC‖少借点，150 | borrow asset.token=USDC asset.amount.value=150
            渲染300帧，每帧20秒‖每帧改成30秒 | render frames=300 secondsPerFrame=30
            渲染300帧‖在24小时内 | render frames=300 deadline=PT24H
            训练7B模型‖1000亿token | train parameters=7000000000 tokens=100000000000
            把ETH换成USDC‖一半吧 | swap sell.token=ETH sell.amount.share=0.5 buy.token=USDC
            把ETH换成USDC‖先换两个 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            给@bob转USDC‖三百 | transfer asset.token=USDC asset.amount.value=300 to=@bob
            卖3个ETH‖换成DAI | swap sell.token=ETH sell.amount.value=3 buy.token=DAI
            卖3个ETH‖USDC | swap sell.token=ETH sell.amount.value=3 buy.token=USDC
            把1个ETH换成PEPE‖那换成UNI | swap sell.token=ETH sell.amount.value=1 buy.token=UNI
            把2个ETH换成USDC‖查余额 | balance
            用100 USDC买ETH‖再买一次 | swap sell.token=USDC sell.amount.value=100 buy.token=ETH
            link 来 3 个 dai 付 | swap sell.token=DAI buy.token=LINK buy.amount.value=3
            link 来 3 个，用 dai 付 | swap sell.token=DAI buy.token=LINK buy.amount.value=3
            uni 要 5 个 usdc 结算 | swap sell.token=USDC buy.token=UNI buy.amount.value=5
            wbtc 要 0.2 个，usdt 出 | swap sell.token=USDT buy.token=WBTC buy.amount.value=0.2
            link 买 50 u 的 | swap sell.token=USDT sell.amount.value=50 buy.token=LINK
            买 500u eth | swap sell.token=USDT sell.amount.value=500 buy.token=ETH
            抵押 2 eth 借 500 dai | supply asset.token=ETH asset.amount.value=2; borrow asset.token=DAI asset.amount.value=500
            租一张 H100 一小时，3 刀以内 | rent gpu=H100 count=1 duration=PT1H maxCost.usd=3
            跑 qwen2.5-7b 100 条 300 token 输入 80 token 输出 | infer model=Qwen2.5-7B requests=100 inputTokens=300 outputTokens=80
            渲 600 帧 一帧 8 秒 3 小时内 | render frames=600 secondsPerFrame=8 deadline=PT3H
            租 2 张 A100 用一天‖A100 不行 换 H100 | rent gpu=H100 count=2 duration=P1D
            一万八 u 买 wbtc 不犹豫了 | swap sell.token=USDT sell.amount.value=18000 buy.token=WBTC
            手上 weth 先走 30% 换 usdc 剩下的不动 | swap sell.token=WETH sell.amount.share=0.3 buy.token=USDC
            先别换啊 我就想知道 300 dai 能换几个 link | quote sell.token=DAI sell.amount.value=300 buy.token=LINK
            换 80 不对 换 90 个 dai 成 usdt | swap sell.token=DAI sell.amount.value=90 buy.token=USDT
            给 @amei 转 不对 给 @abei 转 30 usdc | transfer asset.token=USDC asset.amount.value=30 to=@abei
            我哥 @bigbro 急用钱 转他 200 usdc | transfer asset.token=USDC asset.amount.value=200 to=@bigbro
            给 @bob 再转 20u | transfer asset.token=USDT asset.amount.value=20 to=@bob
            手里的 uni 拿着没意思 全部换成 eth 好了 | swap sell.token=UNI sell.amount.share=1 buy.token=ETH
            昨晚没睡好 今天想把 3 个 link 换成 dai | swap sell.token=LINK sell.amount.value=3 buy.token=DAI
            上次的机票钱 给 @zhao 打 420 usdt | transfer asset.token=USDT asset.amount.value=420 to=@zhao
            听说 aave 利息不错 存 600 dai 试试 | supply asset.token=DAI asset.amount.value=600 market=aave
            加杠杆 借 1000u 买 eth | borrow asset.token=USDT asset.amount.value=1000; swap sell.token=USDT sell.amount.of=step:0 sell.amount.share=1 buy.token=ETH
            每周定投 eth 50u | swap sell.token=USDT sell.amount.value=50 buy.token=ETH trigger.every=P1W
            如果 eth 跌到 1800 就买 500u 的 | swap sell.token=USDT sell.amount.value=500 buy.token=ETH trigger.when.token=ETH trigger.when.below=1800
            渲 500 帧 4090 一天内 | render frames=500 gpu=RTX4090 deadline=P1D
            用两张 h100 跑 qwen2.5-7b 3000 条请求 30u 以内搞定 | infer model=Qwen2.5-7B gpu=H100 count=2 requests=3000 maxCost.token=USDT maxCost.amount=30
            跑个 deepseek-r1 输入 1000 token 输出 500 跑 200 次 | infer model=DeepSeek-R1 requests=200 inputTokens=1000 outputTokens=500
            给 @bob 转钱‖50u | transfer asset.token=USDT asset.amount.value=50 to=@bob
            买 3 个 link‖dai 付 | swap sell.token=DAI buy.token=LINK buy.amount.value=3
            把 eth 换成 usdc‖2 个‖不对 3 个 | swap sell.token=ETH sell.amount.value=3 buy.token=USDC
            租 h100‖4 张‖用两天 | rent gpu=H100 count=4 duration=P2D
            租 4 张 h100 两天‖还是 a100 吧 | rent gpu=A100 count=4 duration=P2D
            每周买 50u eth‖改成每月 | swap sell.token=USDT sell.amount.value=50 buy.token=ETH trigger.every=P1M
            如果 eth 涨到 4000 就卖 1 个换 u‖改成 2 个 | swap sell.token=ETH sell.amount.value=2 buy.token=USDT trigger.when.token=ETH trigger.when.above=4000
            如果 eth 涨到 4000 就卖 1 个换 u‖价格改成 4500 | swap sell.token=ETH sell.amount.value=1 buy.token=USDT trigger.when.token=ETH trigger.when.above=4500
            1 eth 换 dai 再转点给 @sis‖一半 | swap sell.token=ETH sell.amount.value=1 buy.token=DAI; transfer asset.token=DAI asset.amount.of=step:0 asset.amount.share=0.5 to=@sis
            用 500 u 的 eth 换 link‖0.2 个 | swap sell.token=ETH sell.amount.value=0.2 buy.token=LINK
            """)
    void readsWhatWasSaid(String text, String expected) {
        Reading reading = read(text);
        List<String> got = reading.intents().stream().map(Leaves::shortForm).toList();
        assertThat(reading.status())
                .as("%s: %s %s %s", text, got, reading.missing(), reading.reason())
                .isEqualTo(Reading.Status.READY);
        assertThat(leaves(got)).as(text).isEqualTo(leaves(List.of(expected.split("; ", -1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            花300刀买UNI | sell.token
            卖3个ETH | buy.token
            买ETH | sell.amount,sell.token
            把ETH换成USDC | sell.amount
            把1个ETH换成PEPE | buy.token
            把0个ETH换成USDC | sell.amount
            把-5个ETH换成USDC | sell.amount
            把负5个ETH换成USDC | sell.amount
            把120%的ETH换成USDC | sell.amount
            把1个ETH换成ETH | buy.token
            把1个ETH换成USDC或者DAI | buy.token
            把1.000.000 USDC换成ETH | sell.amount
            用一些USDC买ETH | sell.amount
            把几个ETH换成USDC | sell.amount
            转10 USDC | to
            给@alice转钱 | asset.amount,asset.token
            转5个DAI给小明 | to
            发1 ETH到0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed | to
            借点USDC | asset.amount
            把两千块的ETH存到Aave | asset.amount
            微调Llama-3.1-8B | tokens
            租H100一天 | count
            租两张A100 | duration
            帮我渲染500帧，预算20 USDC，明天之前 | deadline
            渲染我的动画 | frames
            把1个ETH换成DAI，然后打它给 | 1.to
            把1个ETH换成DAI，再帮我弄一下那个 | request
            link 来 3 个 | sell.token
            link 来 3 个 dai | buy.amount
            eth 买 200u | buy.amount
            uni 入 50u | buy.amount
            用 500 u 的 eth 换 link | sell.amount
            卖 300 u 的 link 换 dai | sell.amount
            拿 500u eth 换 link | sell.amount
            把价值 300 usdt 的 uni 换成 dai | sell.amount
            转 50u 的 eth 给 @bob | asset.amount
            存 100u 的 eth 到 aave | asset.amount
            换 eth 500u | request
            租一张 H100 一小时 3 刀以内 | duration,maxCost
            租 4 张 A100 用一阵子 | duration
            全换 | sell.token,buy.token
            明天中午再帮我把 3 个 link 换 dai | trigger
            等会再帮我转 20u 给 @bob | trigger
            过几天把 3 个 link 换 dai | trigger
            1 eth 换 dai 再转点给 @sis | 1.asset.amount
            空投 2 eth 借 500 dai | request
            渲 500 帧 77 | request
            3 eth 换 usdc 唱首歌 | request
            每天早上 8 点买 10u eth | trigger.every
            买 0.05 wbtc 用 usdc 滑点别太大 | maxSlippageBps
            eth 换 dai 换 200 个 | sell.amount,1.sell.token,1.buy.token
            """)
    void asksForWhatIsMissing(String text, String missing) {
        Reading reading = read(text);
        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(reading.missing()).as(text).containsExactlyInAnyOrder(missing.split(",", -1));
        assertThat(Hanzi.areIn(String.valueOf(reading.question()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            你好 | small-talk
            谢谢你 | small-talk
            今天天气真好 | small-talk
            我该买ETH吗？ | advice
            现在适合卖出ETH吗 | advice
            ETH会涨吗 | advice
            我昨天把2个ETH换成了USDC | past
            我已经把100 USDC转给@bob了 | past
            不要把我的ETH卖掉 | negation
            别转钱给@bob | negation
            什么是滑点？ | question
            怎么存款到Aave？ | question
            asdfghjkl | noise
            ？？？ | noise
            把ETH换成USDC‖取消吧 | negation
            早上好 | small-talk
            哈哈，你真有趣 | small-talk
            现在是买入的好时机吗 | advice
            应该存Aave还是Compound | advice
            你觉得ETH怎么样 | advice
            上周我卖了3个ETH | past
            刚才转了50 USDC给alice.eth | past
            先别换 | negation
            我不想卖我的LINK | negation
            暂时不要借款 | negation
            ETH是什么 | question
            为什么gas这么高 | question
            Aave和Compound有什么区别 | question
            啊啊啊啊啊 | noise
            123456 | noise
            ...... | noise
            把2个ETH换成USDC‖算了不换了 | negation
            把2个ETH换成USDC‖谢谢 | small-talk
            别 把 1 eth 换成 dai | negation
            千万别 把 1 eth 换成 dai | negation
            不要给他 转 50u 给 @bob | negation
            昨天在家 把 1 eth 换成了 dai | past
            昨天的饭钱 给 @bob 打了 20u | past
            昨儿个给 @rex 打了 100u | past
            现在上车晚不晚哦 | advice
            给 @bob 转钱‖50u‖算了 | negation
            把 eth 换成 usdc‖什么是滑点 | question
            """)
    void saysWhyNothingIsAsked(String text, String reason) {
        assertThat(String.valueOf(read(text).reason()).replace('_', '-'))
                .as(text)
                .isEqualToIgnoringCase(reason);
    }
}
