package io.parley.chat.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactDetailsTest {

    private final ContactDetails rule = new ContactDetails(Settings.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+79991234567",
                "+7 (999) 123-45-67",
                "call me: +7 999 123 45 67!",
                "+ 49 151 23456789",
                "+44 20 7946 0958",
                "+1-415-555-2671",
                "+33 6 12 34 56 78",
                "+86 138 0013 8000",
                "+971.50.123.4567",
                "0044 20 7946 0958",
                "00491512345678",
                "89991234567",
                "8 (999) 123-45-67",
                "8-999-123-45-67",
                "8 999 1234567",
                "79161234567",
                "999 123 45 67",
                "8 9 9 9 1 2 3 4 5 6 7",
                "Мой номер 8 916 123 45 67, звони",
                "I am 25 and my number is 89991234567 so call at 8",
                "(415) 555-2671",
                "415.555.2671",
                "1 415 555 2671",
                "06 12 34 56 78",
                "06.12.34.56.78",
                "0612345678",
                "0151 23456789",
                "07911 123456",
                "067 123 45 67",
                "090-1234-5678",
                "98765 43210",
                "380 67 123 45 67",
                "380671234567",
                "＋７９９９１２３４５６７",
                "８９９９１２３４５６７",
                "8️⃣9️⃣9️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
                "⑧⑨⑨⑨①②③④⑤⑥⑦",
                "𝟖𝟗𝟗𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕",
                "٠٦١٢٣٤٥٦٧٨",
                "8\u200E999\u200E1234567",
                "8–999–123–45–67",
                "bob.smith@example.com",
                "write to анна@почта.рф",
                "@anna_k",
                "find me: @Anna2000.",
                "t.me/anna_k",
                "https://t.me/anna_k",
                "wa.me/1234",
                "https://www.instagram.com/anna/",
                "vk.com/id1",
                "tg://resolve?domain=anna"
            })
    void ways_to_get_in_touch_elsewhere_are_found(String text) {
        assertThat(ContactDetails.flag(text)).contains(ContactDetails.CONTACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00 thanks",
                "my iban: gb82 west 1234 5698 7654 32",
                "FR14 2004 1010 0505 0001 3M02 606.",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111111111111111",
                "send to 5500 0055 5555 5559 please, by 8",
                "3782 822463 10005",
                "2200 0000 0000 0004",
                "４１１１ １１１１ １１１１ １１１１",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "btc 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy!",
                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
                "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ",
                "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
                "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
                "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N",
                "paypal.me/anna",
                "https://www.paypal.com/paypalme/anna",
                "cash.app/$anna",
                "revolut.me/anna and my number +79991234567"
            })
    void ways_to_be_paid_are_found(String text) {
        assertThat(ContactDetails.flag(text)).contains(ContactDetails.PAYMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello! How are you?",
                "call me at 8",
                "see you at 19:30, or 20:00 on 12.05.2024",
                "12.05.2024 - 15.05.2024",
                "12.05.2024 18:30, 13.05.2024 19:00",
                "01.01.90 10.00",
                "from 2024-05-12 10:00 to 2024-05-14 12:30",
                "1990-1995, 2001-2005",
                "born 1995, 1996, 1997 and 1998",
                "1990 1995 2000 2005 2010",
                "it costs 1 500 000 rubles",
                "1 000 000 000 people",
                "8 000 000 000 people on Earth",
                "population 8000000000",
                "$1,234,567,890.00",
                "89 990 000 ₽ за квартиру, 12 500 000 за дачу",
                "3.1415926535 8979",
                "0.1234567891",
                "1 2 3 4 5 6 7 8 9 10 11 12 13",
                "7 8 9 10 11 12 13",
                "10 9 8 7 6 5 4 3 2 1 0",
                "lottery: 07 14 21 28 35 42",
                "75 80 85 90 100",
                "55.7558, 37.6173",
                "192.168.100.100 and 255.255.255.0",
                "1700000000",
                "1700000000000",
                "order 123456789",
                "4111 1111 1111 1112", // fails the check
                "1234567890123456",
                "DE89370400440532013001", // fails the check
                "DE12 is a road",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", // fails the check
                "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u",
                "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2M",
                "0x742d35",
                "550e8400-e29b-41d4-a716-446655440000",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "Donaudampfschifffahrtsgesellschaftskapitän",
                "Достопримечательностипревысокомногорассмотрительствующий",
                "hahahahahahahahahahahahahahahahahahaha",
                "see you @home or @work",
                "5 @ 100",
                "I read it on instagram.com and vk.com yesterday",
                "https://example.com/article/12",
                "2+2=4, 10+10",
                "10/10, 24/7, 50/50",
                "🎂🎂🎂 25! 1️⃣2️⃣3️⃣",
                "Мне 25 лет, рост 180, вес 75, живу на 9 этаже, дом 12/3",
                "J'ai 30 ans, j'habite au 12 rue de la Paix, 75002 Paris, depuis 2015",
                "H2O, C2H5OH, mp3, 4K60, iPhone15"
            })
    void normal_talk_passes(String text) {
        assertThat(ContactDetails.flag(text)).isEmpty();
    }

    @Test
    void later_in_a_conversation_details_are_how_people_meet() {
        assertThat(rule.judge(Drafts.of("+79991234567", 19)).result())
                .isEqualTo(new Judgement.Flag(ContactDetails.CONTACT));
        assertThat(rule.judge(Drafts.of("+79991234567", 20)).result()).isEqualTo(new Judgement.Pass());
    }

    @Test
    void nobody_counts_the_messages_for_a_text_without_details() {
        assertThat(rule.judge(Drafts.ofMine("Hello!"))).isSameAs(Judgement.PASSED);
    }

    @Test
    void a_count_that_fails_fails_the_rule() {
        Draft draft = new Draft(
                Drafts.of("").conversation(), "anna", "+79991234567", () -> Future.failedFuture("no database"));
        assertThat(rule.judge(draft).failed()).isTrue();
    }

    @Test
    void the_action_and_the_number_of_messages_are_settings() {
        ContactDetails strict = new ContactDetails(
                Settings.of("contact-details.action", "reject", "contact-details.first-messages", "1"));
        assertThat(strict.judge(Drafts.of("t.me/anna_k", 0)).result())
                .isEqualTo(new Judgement.Reject(ContactDetails.REASON));
        assertThat(strict.judge(Drafts.of("t.me/anna_k", 1)).result()).isEqualTo(new Judgement.Pass());
        assertThat(new ContactDetails(Settings.of("contact-details.action", "off")).isEnabled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "8 ",
                "12-",
                "a.",
                "a.com/",
                "@a",
                "@",
                "DE89",
                "de89 ",
                "0x1",
                "12 ",
                "123 4 ",
                "a@",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv",
                "+",
                "１"
            })
    void the_time_grows_with_the_text_and_not_with_its_square(String piece) {
        String endless = piece.repeat(200_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ContactDetails.flag(endless);
            Links.in(endless);
            FoldedText.words(endless);
        });
    }
}
