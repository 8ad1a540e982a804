package io.parley.gateway.figures;

/** A part's figures for the operators' view: numbers, and names of a closed list, but never a user or a text. */
public interface Figures {

    void addTo(View view);
}
