package io.parley.gateway.auth;

/** Tells whether Telegram made {@code initData}. Telegram signs it in two ways. */
interface InitDataSignature {
    boolean isOn(InitData data);
}
