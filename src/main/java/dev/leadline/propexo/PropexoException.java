package dev.leadline.propexo;

import feign.FeignException;

/** The API answered, and not with what was asked for. Its message is the failure's code, which may be shown anywhere. */
final class PropexoException extends FeignException {

    private static final long serialVersionUID = 1L;

    private final transient ClassifiedFailure failure;

    /**
     * @param status the status of the answer
     * @param failure what it says about the fate of the request
     */
    PropexoException(int status, ClassifiedFailure failure) {
        super(status, failure.code());
        this.failure = failure;
    }

    /**
     * An answer that says success and cannot be used: the request may have been acted on.
     *
     * @param status the status of the answer, 2xx
     * @param fault what is wrong with it
     * @return to be thrown
     */
    static PropexoException unusable(int status, ExchangeFault fault) {
        return new PropexoException(status, ClassifiedFailure.of(FailureClass.UNKNOWN, status, fault));
    }

    /**
     * What the answer says about the fate of the request.
     *
     * @return the failure
     */
    ClassifiedFailure failure() {
        return failure;
    }
}
