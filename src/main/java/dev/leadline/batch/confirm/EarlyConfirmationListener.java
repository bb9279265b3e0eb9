package dev.leadline.batch.confirm;

import dev.leadline.ledger.RunExecution;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Lets outcomes be recorded for as long as the step takes that sends. */
class EarlyConfirmationListener implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(EarlyConfirmationListener.class);

    private final RunExecution execution;
    private final OutcomePoller poller;
    private final CountDownLatch allSent = new CountDownLatch(1);
    private @Nullable Thread thread;

    EarlyConfirmationListener(RunExecution execution, OutcomePoller poller) {
        this.execution = execution;
        this.poller = poller;
    }

    @Override
    public void beforeStep(StepExecution submit) {
        if (execution.confirms()) {
            thread = new Thread(this::confirm, "early-confirmation");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void confirm() {
        try {
            poller.confirmUntil(allSent, execution);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            // the confirm step asks for what is not recorded here, and says what is wrong
            LOG.debug("Outcomes cannot be recorded while rows are sent.", e);
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution submit) {
        allSent.countDown();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
