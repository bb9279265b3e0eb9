package dev.leadline.doctor;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * One look at something.
 *
 * @param subject what it is called when the look itself fails
 * @param look brings what was found; may throw, and may take its time
 */
record DiagnosticCheck(String subject, Callable<List<DiagnosticResult>> look) {

    List<DiagnosticResult> findings() {
        try {
            return look.call();
        } catch (Exception e) {
            return List.of(DiagnosticResult.of(subject, e));
        }
    }
}
