package dev.errand.engine.reader;

/**
 * Chinese characters: traditional ones whose simplified form the lexicon has, one for one, as Unicode's Traditional-Simplified
 * transform maps them, and a few that Cantonese writes.
 */
final class Hanzi {

    private static final String TRADITIONAL = "嘅啲裏裡畀俾冇喺嚟佢哋攞兩萬貳參叁贰壹肆伍柒捌玖拾佰仟後裝麼牠妳儲丟並乾佈併來係倆倉個們倖備傢傳債價億儘償優兌兒內冊別則"
            + "剛劃動務勝勞匯區協厲唄唸問喚喨喫單嗎嘍嘗噠噹嚐嚮國圓圖執報場塊壓夠媽實審寫寶將尋對導帳帶幀幣幫幹幾廻張彆彈彙從復愛慮慶懇"
            + "應戶拋掃掛換損摳摺擁擇擔據擬擴數斷於昇時晝暫曏曬會條棄樂標樣機檔檢檯權欵歐歸毀氣沒沖況減測準漲潤為無煉煥煩燬爲爾現環產産"
            + "畢畫當發盡監盧眞瞭確碼禮種穩筆箇節簽籤糾約紅終組結絕給統絶經維緊緣編練縮總繫繳繼續纍纔罣罷羅聖聽脫臺與舉舊茲菓蒐蔴薦藉處"
            + "號虧衝補製複覈見規視親覺覽觸訂計訓託記設許訴註証詞詢試話該認誕語說説誰調請謂講謝證識譜譯議護讀變讓讚負財貨買貸費賃資賞賣"
            + "質賬賸賺購贈贊贖趕跤車較載輔輯輸轉迴這週進運過達遞適遲選還邊郵銷錄錢錯録鍊鍾鎊鏈鏡鐘鐵鑄鑑鑒長閃開閑閒間闆陞陣隨險隻雖難"
            + "電韓頂順須預領頭頻顆題額顯颱飯餘餵馬駕髮鬚麵麽點齣";
    private static final String SIMPLIFIED = "的些里里给给没在来他们拿两万二参三二一四五七八九十百千后装么它你储丢并干布并来系俩仓个们幸备家传债价亿尽偿优兑儿内册别则"
            + "刚划动务胜劳汇区协厉呗念问唤亮吃单吗喽尝哒当尝向国圆图执报场块压够妈实审写宝将寻对导帐带帧币帮干几回张别弹汇从复爱虑庆恳"
            + "应户抛扫挂换损抠折拥择担据拟扩数断于升时昼暂向晒会条弃乐标样机档检台权款欧归毁气没冲况减测准涨润为无炼焕烦毁为尔现环产产"
            + "毕画当发尽监卢真了确码礼种稳笔个节签签纠约红终组结绝给统绝经维紧缘编练缩总系缴继续累才挂罢罗圣听脱台与举旧兹果搜麻荐借处"
            + "号亏冲补制复核见规视亲觉览触订计训托记设许诉注证词询试话该认诞语说说谁调请谓讲谢证识谱译议护读变让赞负财货买贷费赁资赏卖"
            + "质账剩赚购赠赞赎赶交车较载辅辑输转回这周进运过达递适迟选还边邮销录钱错录炼钟镑链镜钟铁铸鉴鉴长闪开闲闲间板升阵随险只虽难"
            + "电韩顶顺须预领头频颗题额显台饭余喂马驾发须面么点出";
    private static final char[] FOLDED = new char[0x10000];

    static {
        if (TRADITIONAL.length() != SIMPLIFIED.length()) {
            throw new IllegalStateException("the tables of characters differ in length");
        }
        for (int i = 0; i < TRADITIONAL.length(); i++) {
            FOLDED[TRADITIONAL.charAt(i)] = SIMPLIFIED.charAt(i);
        }
    }

    private Hanzi() {}

    /** The simplified form of a traditional character; any other stays. */
    static char simplified(char c) {
        return FOLDED[c] == 0 ? c : FOLDED[c];
    }
}
