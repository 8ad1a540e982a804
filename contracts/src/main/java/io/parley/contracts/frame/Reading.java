package io.parley.contracts.frame;

/** What reading a frame came to: the frame, or the error that its sender is to hear. */
public sealed interface Reading<F> {

    record Valid<F>(F frame) implements Reading<F> {}

    /** @param ref the frame's own ref, where it could still be made out; or null */
    record Invalid<F>(ErrorCode code, String message, String ref) implements Reading<F> {

        public ServerFrame.Failure toFrame() {
            return new ServerFrame.Failure(code, message, ref);
        }
    }
}
