package dev.leadline.message;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The sentences of {@code messages.properties}. It needs no application context, and is read when the first sentence is. */
final class MessageCatalog extends ResourceBundleMessageSource {

    private static final Locale LANGUAGE = Locale.ENGLISH;

    private MessageCatalog() {
        setBasename("messages");
        setBundleClassLoader(MessageCatalog.class.getClassLoader());
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
        setAlwaysUseMessageFormat(true);
    }

    private static final class Loaded {
        static final MessageCatalog CATALOG = new MessageCatalog();

        /** The sentences that are the same each time. A file with many problems needs the same few for each row. */
        static final Map<String, Optional<String>> FIXED = new ConcurrentHashMap<>();
    }

    /** A sentence; its key where the catalog lacks it, because an error must not hide the one that it reports. */
    static String text(String key, Object... parameters) {
        return find(key, parameters).orElse(key);
    }

    static Optional<String> find(String key, Object... parameters) {
        return parameters.length == 0
                ? Loaded.FIXED.computeIfAbsent(key, fixed -> format(fixed))
                : format(key, parameters);
    }

    private static Optional<String> format(String key, Object... parameters) {
        return Optional.ofNullable(Loaded.CATALOG.getMessage(key, parameters, null, LANGUAGE));
    }

    /** {@code {0}} is the value as it is: the number of a run is 1234, not 1,234. {@code {0,number}} is 1,234. */
    @Override
    protected MessageFormat createMessageFormat(String pattern, @Nullable Locale locale) {
        MessageFormat format = super.createMessageFormat(pattern, locale);
        Format[] formats = format.getFormats();
        for (int i = 0; i < formats.length; i++) {
            if (formats[i] == null) {
                format.setFormat(i, new AsItIs());
            }
        }
        return format;
    }

    private static final class AsItIs extends Format {

        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(Object value, StringBuffer to, FieldPosition position) {
            return to.append(value);
        }

        @Override
        public @Nullable Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("a message is never parsed");
        }
    }
}
