/**
 * Access to the console. {@link AccessConfiguration} sets up Spring Security: which requests are accepted, who sends
 * them ({@link Requester}), and what that person may do. {@link ConsoleExposure} tells from where the console can be
 * reached.
 */
@NullMarked
package dev.leadline.web.access;

import org.jspecify.annotations.NullMarked;
