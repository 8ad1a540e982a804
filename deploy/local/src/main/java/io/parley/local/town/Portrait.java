package io.parley.local.town;

import java.util.Locale;

/** A friendly face, drawn: always the same for the same person. */
final class Portrait {

    private static final String[] BACKDROPS = {
        "#8ecae6", "#ffb703", "#b5e48c", "#f4a6c0", "#cdb4db", "#f7c59f", "#90e0ef", "#e9edc9", "#a8dadc", "#ffc8dd"
    };
    private static final String[] SKINS = {"#f6d2b8", "#eabf9a", "#d39b73", "#b07650", "#8a5635", "#fae0cf"};
    private static final String[] HAIRS = {"#2b2118", "#4a2f1d", "#7a4a24", "#b5651d", "#d9a441", "#5b4636", "#8c2f1b"};
    private static final String[] SHIRTS = {"#264653", "#e76f51", "#2a9d8f", "#6d597a", "#355070", "#bc4749", "#3a5a40"
    };

    private final Townsperson person;
    private int rest;

    private Portrait(Townsperson person) {
        this.person = person;
        // Spread by a prime, as names that are alike have hashes that are.
        this.rest = Math.floorMod(person.id().hashCode() * 0x9E3779B1, Integer.MAX_VALUE);
    }

    static String of(Townsperson person) {
        return new Portrait(person).draw();
    }

    private String draw() {
        String backdrop = one(BACKDROPS);
        String skin = one(SKINS);
        String hair = one(HAIRS);
        String shirt = one(SHIRTS);
        boolean hasLongHair = person.gender().equals("female");
        StringBuilder svg = new StringBuilder(4_000)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 750\" role=\"img\">")
                .append("<title>")
                .append(person.name())
                .append("</title>");
        rectangle(svg, backdrop);
        hills(svg);
        if (hasLongHair) {
            behind(svg, hair, number(3));
        }
        shape(svg, shirt, "M60 750C70 610 180 575 300 575S530 610 540 750Z");
        shape(svg, skin, "M245 480H355V575C355 620 245 620 245 575Z");
        shape(svg, "#000000", "M245 500C270 535 330 535 355 500V520C330 560 270 560 245 520Z", "0.12");
        ellipse(svg, skin, 172, 375, 26, 36);
        ellipse(svg, skin, 428, 375, 26, 36);
        ellipse(svg, skin, 300, 374, 132, 151);
        face(svg, hair);
        if (hasLongHair) {
            fringe(svg, hair, number(3));
        } else {
            shortHair(svg, hair, number(4));
            if (number(2) == 0) {
                beard(svg, hair);
            }
        }
        if (number(3) == 0) {
            glasses(svg);
        }
        return svg.append("</svg>").toString();
    }

    private static void rectangle(StringBuilder svg, String colour) {
        svg.append("<rect width=\"600\" height=\"750\" fill=\"").append(colour).append("\"/>");
    }

    /** Something of the town behind everybody, at a height of one's own. */
    private void hills(StringBuilder svg) {
        int height = 470 + number(80);
        int sun = 70 + number(30);
        ellipse(svg, "#ffffff", 120 + number(360), 120 + number(90), sun, sun, "0.45");
        shape(
                svg,
                "#ffffff",
                String.format(
                        Locale.ROOT,
                        "M0 %d C120 %d 220 %d 320 %d S520 %d 600 %d V750 H0Z",
                        height,
                        height - 90,
                        height - 60,
                        height,
                        height + 60,
                        height - 40),
                "0.3");
    }

    private static void behind(StringBuilder svg, String hair, int style) {
        switch (style) {
            case 0 ->
                shape(
                        svg,
                        hair,
                        "M150 360C130 160 470 160 450 360C470 520 490 640 440 680H160C110 640 130 520 150 360Z");
            case 1 ->
                shape(
                        svg,
                        hair,
                        "M145 370C120 150 480 150 455 370C470 470 460 520 420 540H180C140 520 130 470 145 370Z");
            default -> {
                ellipse(svg, hair, 300, 165, 75, 70);
                shape(svg, hair, "M152 390C130 170 470 170 448 390Z");
            }
        }
    }

    private static void fringe(StringBuilder svg, String hair, int style) {
        shape(
                svg,
                hair,
                switch (style) {
                    case 0 -> "M160 370C150 170 450 170 440 370C430 300 390 270 345 250C290 300 205 300 160 370Z";
                    case 1 ->
                        "M160 360C160 170 440 170 440 360C430 320 420 300 400 290C330 310 270 310 200 290C180 300 170 320 160 360Z";
                    default -> "M162 365C155 175 445 175 438 365C425 295 350 270 300 262C250 270 175 295 162 365Z";
                });
    }

    private static void shortHair(StringBuilder svg, String hair, int style) {
        shape(
                svg,
                hair,
                switch (style) {
                    case 0 ->
                        "M165 345C150 165 450 165 435 345C425 300 410 275 385 262C320 285 240 280 215 262C190 275 175 300 165 345Z";
                    case 1 ->
                        "M163 350C140 190 230 150 330 165C440 170 455 260 437 350C430 300 415 270 375 255C300 250 230 265 195 265C180 290 170 315 163 350Z";
                    case 2 ->
                        "M166 340C160 190 260 160 300 175C345 150 445 190 434 340C424 295 405 270 380 268C355 240 330 262 305 245C280 265 250 242 222 268C195 270 176 295 166 340Z";
                    default ->
                        "M166 335C166 205 230 185 300 185S434 205 434 335C428 290 400 250 300 250S172 290 166 335Z";
                });
    }

    private static void beard(StringBuilder svg, String hair) {
        shape(
                svg,
                hair,
                "M170 395C180 480 220 528 300 530S420 480 430 395C415 445 380 440 345 428C320 418 280 418 255 428C220 440 185 445 170 395Z",
                "0.9");
        svg.append("<path d=\"M262 452Q300 484 338 452Z\" fill=\"#ffffff\"/>");
    }

    private void face(StringBuilder svg, String hair) {
        int look = number(9) - 4;
        for (int side = -1; side <= 1; side += 2) {
            int x = 300 + side * 56;
            ellipse(svg, "#ffffff", x, 365, 22, 17);
            ellipse(svg, "#2d2a26", x + look, 366, 11, 12);
            ellipse(svg, "#ffffff", x + look + 4, 361, 4, 4);
            ellipse(svg, "#e76f51", x + side * 28, 425, 24, 15, "0.28");
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d 326Q%d %d %d 328\" stroke=\"%s\" stroke-width=\"9\" stroke-linecap=\"round\" fill=\"none\"/>",
                    x - 24,
                    x,
                    312 - number(6),
                    x + 24,
                    hair));
        }
        svg.append("<path d=\"M298 372Q286 412 304 416\" stroke=\"#000000\" stroke-opacity=\"0.3\" stroke-width=\"6\""
                + " stroke-linecap=\"round\" fill=\"none\"/>");
        svg.append(
                number(2) == 0
                        ? "<path d=\"M252 452Q300 500 348 452Z\" fill=\"#ffffff\" stroke=\"#9c3d2e\" stroke-width=\"6\""
                                + " stroke-linejoin=\"round\"/>"
                        : "<path d=\"M256 458Q300 492 344 458\" stroke=\"#9c3d2e\" stroke-width=\"9\""
                                + " stroke-linecap=\"round\" fill=\"none\"/>");
    }

    private static void glasses(StringBuilder svg) {
        svg.append("<g fill=\"none\" stroke=\"#22223b\" stroke-width=\"7\"><circle cx=\"244\" cy=\"367\" r=\"40\"/>"
                + "<circle cx=\"356\" cy=\"367\" r=\"40\"/><path d=\"M284 362Q300 352 316 362\"/></g>");
    }

    private static void shape(StringBuilder svg, String colour, String path) {
        shape(svg, colour, path, "1");
    }

    private static void shape(StringBuilder svg, String colour, String path, String opacity) {
        svg.append(String.format("<path d=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>", path, colour, opacity));
    }

    private static void ellipse(StringBuilder svg, String colour, int x, int y, int width, int height) {
        ellipse(svg, colour, x, y, width, height, "1");
    }

    private static void ellipse(StringBuilder svg, String colour, int x, int y, int width, int height, String opacity) {
        svg.append(String.format(
                "<ellipse cx=\"%d\" cy=\"%d\" rx=\"%d\" ry=\"%d\" fill=\"%s\" fill-opacity=\"%s\"/>",
                x, y, width, height, colour, opacity));
    }

    private String one(String[] choices) {
        return choices[number(choices.length)];
    }

    /** The next of the person's own numbers, below {@code bound}. */
    private int number(int bound) {
        rest = Math.floorMod(rest * 1_103_515_245 + 12_345, Integer.MAX_VALUE);
        return (rest >>> 8) % bound;
    }
}
