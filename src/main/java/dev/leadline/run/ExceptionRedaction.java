package dev.leadline.run;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets Batch store the types of exceptions and never their texts: a database quotes the cell that it could not take, and Batch
 * would keep that with the stack trace as the exit message. Listeners come too early to change it, so it is done where every
 * step and job passes, at its repository.
 */
final class ExceptionRedaction implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof JobRepository repository)) {
            return bean;
        }
        ProxyFactory discreet = new ProxyFactory(JobRepository.class, new SingletonTargetSource(repository));
        discreet.addAdvice((MethodBeforeAdvice)
                (method, arguments, target) -> Stream.of(arguments).forEach(ExceptionRedaction::hush));
        return discreet.getProxy();
    }

    private static void hush(Object argument) {
        if (argument instanceof StepExecution step) {
            step.setExitStatus(hushed(step.getExitStatus(), step.getFailureExceptions()));
        } else if (argument instanceof JobExecution job) {
            job.setExitStatus(hushed(job.getExitStatus(), job.getAllFailureExceptions()));
        }
    }

    private static ExitStatus hushed(ExitStatus exit, List<Throwable> failures) {
        return exit.getExitDescription().isEmpty() ? exit : new ExitStatus(exit.getExitCode(), types(failures));
    }

    private static String types(List<Throwable> failures) {
        return failures.stream()
                .map(failure -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .map(cause -> cause.getClass().getName())
                        .collect(Collectors.joining(", caused by ")))
                .collect(Collectors.joining("; "));
    }
}
