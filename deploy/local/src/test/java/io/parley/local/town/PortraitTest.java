package io.parley.local.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PortraitTest {

    private final Roster all = Roster.ofFirst(Roster.most());

    @Test
    void everybody_looks_like_themselves_each_time() {
        Set<String> portraits = all.people().stream().map(Portrait::of).collect(Collectors.toSet());

        assertThat(portraits).hasSize(all.people().size());
        assertThat(all.people()).allMatch(person -> portraits.contains(Portrait.of(person)));
    }

    @Test
    void a_portrait_is_a_picture_that_a_strict_policy_lets_pass() throws Exception {
        for (Townsperson person : all.people()) {
            String svg = Portrait.of(person);
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();

            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(person.name());
            assertThat(svg)
                    .doesNotContain("<script", "style=", "<style", "href")
                    .hasSizeLessThan(8_000);
        }
    }
}
