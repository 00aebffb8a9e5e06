"use strict";
/* Stands between the page and textual.js: says what happens, joins again after reload, sleep or a change of
   network, and gives the terminal its font and its address before it starts. */
(() => {
  const FINISHED = 4000, TAKEN_OVER = 4001, FAILED = 4002, CLOSING = 4003, FULL = 4004;
  const PING_EVERY = 10000, PATIENCE = 8000, LONGEST_PAUSE = 15000;
  const find = (id) => document.getElementById(id);
  const body = document.body;
  let socket = null, asked = 0, heard = 0, attempts = 0, over = false;

  function show(message, hint = "", button = "") {
    body.classList.remove("berjalan");
    find("pesan").textContent = message;
    find("petunjuk").textContent = hint;
    const control = find("tombol");
    control.hidden = !button;
    if (button) { control.textContent = button; control.focus(); }
  }

  function stop(message, hint, button) { over = true; show(message, hint, button); }

  function running() {
    if (body.classList.contains("berjalan") || over) return;
    attempts = 0;
    body.classList.add("berjalan");
    const input = document.querySelector(".xterm-helper-textarea");
    if (input) input.focus();
  }

  function queue(state) {
    show(
      state.penuh ? "Semua kursi terisi. Anda menunggu di urutan " + state.posisi + "."
        : "Menyiapkan latihan. Anda di urutan " + state.posisi + ".",
      "Biarkan halaman ini terbuka; latihan mulai dengan sendirinya.");
  }

  async function again() {
    if (over) return;
    show("Sambungan terputus. Menyambung lagi ...", "Pekerjaan Anda tersimpan.");
    for (;;) {
      const pause = Math.min(500 * 2 ** attempts++, LONGEST_PAUSE);
      await new Promise((done) => setTimeout(done, pause));
      try {
        const answer = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(8000) });
        if (answer.ok || answer.status === 410) { location.reload(); return; }
      } catch (problem) {
        find("petunjuk").textContent = "Server belum terjangkau. Periksa jaringan; halaman ini terus mencoba.";
      }
    }
  }

  function closed(event) {
    const saved = "Pekerjaan Anda tersimpan.";
    switch (event.code) {
      case FINISHED: return stop("Anda sudah keluar dari LATIH!.", saved, "Masuk lagi");
      case TAKEN_OVER: return stop("Latihan Anda dibuka di tab atau komputer lain.",
        "Tab ini dilepas. " + saved, "Lanjutkan di sini");
      case FAILED: return stop("Latihan berhenti karena kesalahan.", saved + " Beri tahu pelatih bila terulang.", "Coba lagi");
      case CLOSING: return stop("Ruang latihan ditutup oleh pelatih.", saved, "Masuk lagi");
      case FULL: return stop("Antrean penuh.", "Tunggu sebentar, lalu coba lagi.", "Coba lagi");
      default: return void again();
    }
  }

  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(address, protocols) {
      super(address, protocols);
      socket = this;
      asked = heard = Date.now();
      this.addEventListener("close", (event) => { if (socket === this) { socket = null; closed(event); } });
      this.addEventListener("message", (event) => {
        heard = Date.now();
        if (typeof event.data !== "string") return running();
        const [topic, content] = JSON.parse(event.data);
        if (topic === "antrean") queue(content);
      });
    }
  };

  /* A line is dead when a question stays unanswered; silence alone is not enough, since browsers let the
     timers of hidden tabs rest. */
  function check() {
    if (!socket || over) return;
    if (asked > heard) {
      if (Date.now() - asked < PATIENCE) return;
      const silent = socket;
      socket = null;
      silent.close();
      again();
    } else if (socket.readyState === Native.OPEN) {
      asked = Date.now();
      socket.send(JSON.stringify(["ping", String(asked)]));
    }
  }

  async function start() {
    const terminal = find("terminal");
    terminal.dataset.sessionWebsocketUrl =
      (location.protocol === "https:" ? "wss://" : "ws://") + location.host + location.pathname + "ws";
    // The terminal measures its letters once; the fonts must be there before.
    await Promise.all(["400 16px 'Roboto Mono'", "700 16px 'Roboto Mono'"].map((font) => document.fonts.load(font)));
    const script = document.createElement("script");
    script.src = "/static/textual.js";
    script.onload = () => window.onload();
    document.body.append(script);
    setInterval(check, PING_EVERY);
  }

  /* Browsers hide their clipboard from pages without HTTPS; what the participant copies still has to get out. */
  function copy(text) {
    const before = document.activeElement, field = document.createElement("textarea");
    field.value = text;
    field.className = "salinan";
    body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    if (before) before.focus();
  }
  if (!navigator.clipboard) {
    Object.defineProperty(navigator, "clipboard",
      { value: { writeText: async (text) => copy(text), readText: async () => "" } });
  }

  /* Ctrl+V is the browser's to paste; the terminal would send it on as a control character. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "v") event.stopImmediatePropagation();
  }, true);

  /* A room that is closed leads to the browser's own error page; so ask first whether somebody answers. */
  async function enter() {
    const control = find("tombol");
    control.disabled = true;
    try {
      const answer = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(8000) });
      if (answer.status === 410) location.assign("/");
      else location.reload();
    } catch (problem) {
      find("petunjuk").textContent = "Ruang belum dibuka lagi. Tunggu kabar pelatih, lalu coba sekali lagi.";
      control.disabled = false;
      control.focus();
    }
  }
  find("tombol").addEventListener("click", enter);
  window.addEventListener("online", check);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
  window.addEventListener("load", start);
})();
