package dev.leadline.cli;

import dev.leadline.shared.ExitCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The real signals, by {@code sun.misc.Signal}. A shutdown hook would come too late: the database's own hook runs beside it and
 * closes what a run still has to be written to.
 *
 * <p>The class is supported and the compiler warns of it all the same, in a way that nothing silences; so it is found by name.
 */
final class SystemSignals implements Signals {

    private static final Map<String, SignalKind> KINDS =
            Map.of("INT", SignalKind.STOP, "TERM", SignalKind.STOP, "HUP", SignalKind.HANG_UP);

    @Override
    public int during(IntSupplier work, Consumer<SignalKind> action) {
        List<Runnable> undo = KINDS.entrySet().stream()
                .map(signal -> handle(signal.getKey(), () -> action.accept(signal.getValue())))
                .toList();
        try {
            return work.getAsInt();
        } finally {
            undo.forEach(Runnable::run);
        }
    }

    @Override
    public void halt() {
        Runtime.getRuntime().halt(ExitCode.STOPPED_BY_USER.code());
    }

    private static Runnable handle(String name, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Constructor<?> named = type.getConstructor(String.class);
            Method handle = type.getMethod("handle", type, handlerType);
            Object signal = named.newInstance(name);
            Object before = handle.invoke(null, signal, handler(handlerType, action));
            return () -> restore(handle, signal, before);
        } catch (ReflectiveOperationException e) {
            // some systems have no such signal, or the JVM was told to leave it alone: then it just ends the process
            return () -> {};
        }
    }

    private static Object handler(Class<?> type, Runnable action) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("handle")) {
                action.run();
            }
            return null;
        });
    }

    private static void restore(Method handle, Object signal, Object before) {
        try {
            handle.invoke(null, signal, Objects.requireNonNull(before));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that was handled before cannot be given back", e);
        }
    }
}
