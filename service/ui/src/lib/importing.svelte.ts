import { Problem } from "$/api/client";
import type { ImportAnswer } from "$/api/contract";
import { imports } from "$/i18n/imports";
import { form, suggested, unreadable } from "./imports";
import { layers, Working } from "./layers.svelte";
import { save } from "./net/save";
import { send, sendForFile } from "./sending";
import { Task } from "./task.svelte";
import { lang } from "./ui.svelte";

const ADDRESS = "/api/imports";

/** An import from its files to its layer; going to another page and back loses nothing of it. */
class Importing {
  files = $state.raw<readonly File[]>([]);
  /** Key of a cell → what is meant there. */
  settle = $state<Record<string, string>>({});
  /** The name that the reader gives the layer; blank: the suggested one. */
  named = $state("");
  checked = new Task<ImportAnswer>();
  marked = new Task<void>();
  kept = new Task<ImportAnswer>();
  using = new Working();

  /** Takes these files and checks them; what was settled before was said of others. */
  choose = (files: readonly File[]): void => {
    this.files = files;
    this.settle = {};
    this.named = "";
    this.checked.clear();
    if (files.length) this.check();
    else this.#later();
  };

  /** Asks what would change, and what is in the way. */
  check = (): void => {
    this.#later();
    void this.checked.run(async (watch) =>
      send<ImportAnswer>("POST", ADDRESS, { body: await this.#form({ dry: true }), ...watch }),
    );
  };

  /** Hands the reader a copy of the workbook in which the cells are marked. */
  mark = (): void => {
    void this.marked.run(async (watch) => {
      const body = await this.#form({ dry: true, marked: true });
      const workbook = await sendForFile("POST", ADDRESS, { body, ...watch });
      const stem = this.files[0]?.name.replace(/\.[^.]*$/, "") ?? "import";
      // Of several files there is one package.
      const ending = this.files.length > 1 ? "zip" : "xlsx";
      save(workbook, `${stem}-${imports[lang()].markedName}.${ending}`, workbook.type);
    });
  };

  /** Keeps the rows as a layer of this name and, where that is wanted, puts it into use. */
  accept = (layer: string, use: boolean): void => {
    this.named = layer;
    void this.kept.run(
      async (watch) => send<ImportAnswer>("POST", ADDRESS, { body: await this.#form({ dry: false }), ...watch }),
      (answer) => {
        if (answer.layer && use) this.use(answer.layer);
      },
    );
  };

  /** Puts the layer into use beside those that are. */
  use = (layer: string): void => {
    void this.using.use(async () => {
      const now = (await layers()).layers;
      return [...now.filter((one) => one !== layer), layer];
    });
  };

  /** The name of the layer, where layers of the names in `taken` are kept already. */
  layer(taken: readonly string[] = []): string {
    return this.named || suggested(this.files, new Date().toISOString().slice(0, 10), taken);
  }

  /** Drops what followed an earlier check. */
  #later(): void {
    this.kept.clear();
    this.marked.clear();
    this.using.clear();
  }

  async #form(options: { dry: boolean; marked?: boolean }): Promise<FormData> {
    const lost = await unreadable(this.files);
    if (lost.length) throw new Problem({ title: imports[lang()].changed(lost.join(", ")) }, 422);
    return form({ files: this.files, layer: this.layer(), settle: this.settle }, options);
  }
}

export const importing = new Importing();
