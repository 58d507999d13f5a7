package dev.errand.engine.reader;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** 专题展要用, 发论文用, 实验室排不上队: what a job is for, or why nobody does it himself, said in Chinese beside it. */
final class JobReasons {

    private static final Set<Kind> JOBS = EnumSet.of(
            Kind.GPU,
            Kind.MODEL,
            Kind.FRAME_UNIT,
            Kind.PARAMETER_UNIT,
            Kind.PER_FRAME,
            Kind.RENDER,
            Kind.TRAIN,
            Kind.ATTACHMENT);

    private static final String HAN = "[\\u4e00-\\u9fff]";
    private static final String OURS = "(?:我|我们|咱|咱们|公司|学校|学院|学生|孩子|客户|老师|朋友|同学|团队|工作室)?";

    private static final List<KeyedPattern> REASONS = List.of(
            AsideWords.keyed(
                    "WORK",
                    "(?:给|为|替|是)?" + OURS + "的?(?:WHEN|下周|下个月|后天|周末|下礼拜|马上|快)?" + OURS + HAN
                            + "{0,4}(?:WORK){1,3}(?:上|里|那边|那天|快|也)?(?:(?:要|急|等着|正好|急着|得|快要|马上要|就要|好){1,2}(?:SHOWN)|用)TAIL"
                            + "|(?:要|得|在|正在|想|准备|正|忙着|急着|为了)(?:DOES)(?:个|篇|一篇|一个|点)?(?:WORK){1,2}(?:用)?TAIL"
                            + "|(?:要|得|在|正在|想|准备|正|忙着|急着|为了)?(?:DOES_SELF)(?:个|篇|一篇|一个|点)?(?:WORK){1,2}(?:用)?TAIL"
                            + "|(?:DOES)(?:个|篇|一篇|一个|点)?" + HAN + "{0,3}(?:WORK){1,2}(?:要|急|等着)?用TAIL"),
            AsideWords.keyed("WORN", OURS + "的?" + HAN + "{1,8}(?:都|已经|实在|真的|又|老)?(?:WORN)TAIL"),
            AsideWords.keyed(
                    "MUCH",
                    HAN
                            + "{0,6}(?:实在|真的|也)?(?:MUCH)了?(?:实在|真的|我)?(?:懒得|没空|没时间|来不及|不想|没精力|看着)?(?:看|读|整理|翻|头疼|头大)?TAIL"));

    private JobReasons() {}

    /** Whether a job is asked for anywhere. */
    static boolean areDue(List<Lexeme> lexemes) {
        return lexemes.stream().anyMatch(lexeme -> JOBS.contains(lexeme.kind()));
    }

    /** @param said simplified, between two pauses */
    static boolean isOne(String said) {
        return REASONS.stream().anyMatch(reason -> reason.matches(said)) && AsideWords.isPlain(said);
    }
}
