package io.parley.chat.content;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * A phone number, an address to pay to, or an account elsewhere, in the first messages of a conversation: how romance scams
 * move people away from where they are protected. Later in a conversation it is how people meet.
 */
@ApplicationScoped
public class ContactDetails implements ContentRule {

    static final String CONTACT = "contact_details";
    /** Stands alone where both are in one text: it is the worse one. */
    static final String PAYMENT = "payment_details";

    static final String REASON =
            "For everyone's safety, contact and payment details cannot be sent at the start of a conversation";

    private final RuleAction action;
    private final int firstMessages;

    public ContactDetails(ContentSettings settings) {
        this.action = settings.contactDetails().action();
        this.firstMessages = settings.contactDetails().firstMessages();
    }

    @Override
    public String name() {
        return "contact-details";
    }

    @Override
    public boolean isEnabled() {
        return action != RuleAction.OFF && firstMessages > 0;
    }

    @Override
    public Future<Judgement> judge(Draft draft) {
        Optional<String> flag = flag(draft.text());
        if (flag.isEmpty()) {
            return Judgement.PASSED;
        }
        return draft.messagesBefore()
                .get()
                .compose(before -> before < firstMessages ? action.on(flag.get(), REASON) : Judgement.PASSED);
    }

    /** The dearer looks are for texts that show signs of what they look for. */
    static Optional<String> flag(String text) {
        DetailSigns signs = DetailSigns.of(text);
        if (!signs.any()) {
            return Optional.empty();
        }
        String plain = signs.isAscii() ? text : PlainDigits.of(text);
        if (signs.hasNumber() && PaymentNumbers.areIn(plain)
                || signs.hasLongWord() && WalletAddresses.areIn(plain)
                || signs.hasLink() && Accounts.isPaymentLinkIn(plain)) {
            return Optional.of(PAYMENT);
        }
        if (signs.hasNumber() && PhoneNumbers.areIn(plain)
                || signs.hasAt() && Accounts.isHandleOrMailIn(plain)
                || signs.hasLink() && Accounts.isContactLinkIn(plain)) {
            return Optional.of(CONTACT);
        }
        return Optional.empty();
    }
}
