package io.parley.chat.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLimitTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "https://example.com/a?b=c#d.com -> 1",
                "HTTPS://EXAMPLE.COM -> 1",
                "look:http://localhost/x -> 1",
                "www.example.museum -> 1",
                "example.com -> 1",
                "Example.Com! -> 1",
                "(see example.com) -> 1",
                "example.com. -> 1",
                "пример.рф -> 1",
                "t.me/joinchat -> 1",
                "go to bit.ly/abc and https://bit.ly/def -> 2",
                "a.com b.com,c.com;d.com -> 4",
                "https://a.com\thttps://b.com -> 2",
                "https://example.com/watch?v=a.com/b.com -> 1",
                "tg://resolve?domain=anna -> 1",
                "http://192.168.0.1/x -> 1",
                "http://[::1]/ -> 0"
            })
    void links_are_counted(String text, int links) {
        assertThat(Links.mayBeIn(text)).isTrue();
        assertThat(Links.in(text)).hasSize(links);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello.",
                "I'm home.It is late...so.in the end",
                "e.g. this, i.e. that, U.S.A.",
                "3.50 or 12.05.2024 at 10.30",
                "bob@example.com",
                "photo.jpg and notes.txt",
                "t.me",
                "http:// nothing",
                "Привет.Как дела?",
                "..com", // nothing before the dot
                "and/or, w/o, 24/7"
            })
    void what_only_looks_like_a_link_is_none(String text) {
        assertThat(Links.in(text)).isEmpty();
    }

    @Test
    void more_links_than_the_limit_are_flagged() {
        LinkLimit rule = new LinkLimit(Settings.of());
        assertThat(rule.judge(Drafts.ofMine("a.com b.com c.com"))).isSameAs(Judgement.PASSED);
        assertThat(rule.judge(Drafts.ofMine("a.com b.com c.com d.com")).result())
                .isEqualTo(new Judgement.Flag(LinkLimit.FLAG));
    }

    @Test
    void a_limit_of_none_rejects_any_link_where_it_is_set_so() {
        LinkLimit rule = new LinkLimit(Settings.of("links.max", "0", "links.action", "reject"));
        assertThat(rule.judge(Drafts.ofMine("no link at all. None"))).isSameAs(Judgement.PASSED);
        assertThat(rule.judge(Drafts.ofMine("see example.com")).result())
                .isEqualTo(new Judgement.Reject(LinkLimit.REASON));
        assertThat(new LinkLimit(Settings.of("links.action", "off")).isEnabled())
                .isFalse();
    }
}
