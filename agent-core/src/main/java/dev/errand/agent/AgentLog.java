package dev.errand.agent;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** An agent's log as the JDK's type, written through SLF4J. */
final class AgentLog implements System.Logger {

    private final org.slf4j.Logger log;

    AgentLog(String agent) {
        this.log = LoggerFactory.getLogger("errand.agents." + agent.replaceAll("[^\\p{L}\\p{N}]+", "-"));
    }

    @Override
    public String getName() {
        return log.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return switch (level) {
            case ALL, TRACE -> log.isTraceEnabled();
            case DEBUG -> log.isDebugEnabled();
            case INFO -> log.isInfoEnabled();
            case WARNING -> log.isWarnEnabled();
            case ERROR -> log.isErrorEnabled();
            case OFF -> false;
        };
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            at(level).setCause(thrown).log(message);
        }
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... values) {
        if (isLoggable(level)) {
            at(level).log(values.length == 0 ? format : MessageFormat.format(format, values));
        }
    }

    private LoggingEventBuilder at(Level level) {
        return switch (level) {
            case ALL, TRACE, OFF -> log.atTrace();
            case DEBUG -> log.atDebug();
            case INFO -> log.atInfo();
            case WARNING -> log.atWarn();
            case ERROR -> log.atError();
        };
    }
}
