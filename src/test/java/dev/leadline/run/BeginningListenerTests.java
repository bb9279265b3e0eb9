package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningListenerTests {

    /** A listener that is resumed or retried through it shows all that an import shows. */
    @Test
    void passesEverythingOn() throws ReflectiveOperationException {
        List<String> told = new ArrayList<>();
        List<Long> begun = new ArrayList<>();
        RunListener shown = (RunListener) Proxy.newProxyInstance(
                RunListener.class.getClassLoader(), new Class<?>[] {RunListener.class}, (self, method, arguments) -> {
                    told.add(method.getName());
                    return null;
                });
        BeginningListener listener = new BeginningListener(shown, begun::add);

        for (Method method : RunListener.class.getMethods()) {
            method.invoke(
                    listener,
                    Arrays.stream(method.getParameterTypes())
                            .map(BeginningListenerTests::sample)
                            .toArray());
        }

        assertThat(told)
                .containsExactlyInAnyOrder(Arrays.stream(RunListener.class.getMethods())
                        .map(Method::getName)
                        .toArray(String[]::new));
        assertThat(begun).containsExactly(7L);
    }

    private static Object sample(Class<?> type) {
        if (type == long.class) {
            return 7L;
        }
        return type == Instant.class ? Instant.EPOCH : "14:32 EST";
    }
}
